ALTER TYPE "public"."pick_method" ADD VALUE 'batch';--> statement-breakpoint
CREATE TABLE "floor_settings" (
	"dc_id" integer PRIMARY KEY NOT NULL,
	"short_visits" smallint DEFAULT 2 NOT NULL,
	CONSTRAINT "floor_settings_visits" CHECK ("floor_settings"."short_visits" between 1 and 2)
);
--> statement-breakpoint
CREATE TABLE "pick_methods" (
	"dc_id" integer NOT NULL,
	"pick_type" "pick_type" NOT NULL,
	"zone" text DEFAULT '' NOT NULL,
	"method" "pick_method" NOT NULL,
	CONSTRAINT "pick_methods_dc_id_pick_type_zone_pk" PRIMARY KEY("dc_id","pick_type","zone"),
	CONSTRAINT "pick_methods_fit" CHECK (case "pick_methods"."pick_type" when 'case' then "pick_methods"."method"::text in ('label', 'scan')
          else "pick_methods"."method"::text in ('paper', 'scan', 'batch', 'light') end)
);
--> statement-breakpoint
ALTER TABLE "pick_scans" ADD COLUMN "scanned_by" text;--> statement-breakpoint
ALTER TABLE "floor_settings" ADD CONSTRAINT "floor_settings_dc_id_dcs_id_fk" FOREIGN KEY ("dc_id") REFERENCES "public"."dcs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_methods" ADD CONSTRAINT "pick_methods_dc_id_dcs_id_fk" FOREIGN KEY ("dc_id") REFERENCES "public"."dcs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pick_scans_by_time" ON "pick_scans" USING brin ("scanned_at");