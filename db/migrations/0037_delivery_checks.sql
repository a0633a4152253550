CREATE TYPE "public"."check_cause" AS ENUM('random', 'new_picker');--> statement-breakpoint
CREATE TYPE "public"."check_outcome" AS ENUM('corrected', 'mended');--> statement-breakpoint
CREATE TYPE "public"."check_status" AS ENUM('waiting', 'counted', 'passed', 'settled', 'waived');--> statement-breakpoint
CREATE TABLE "check_settings" (
	"dc_id" integer PRIMARY KEY NOT NULL,
	"percent" smallint NOT NULL,
	"new_percent" smallint NOT NULL,
	"new_days" smallint NOT NULL,
	"is_blind" boolean NOT NULL,
	"set_by_name" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_settings_shares" CHECK ("check_settings"."percent" between 0 and 100 and "check_settings"."new_percent" between 0 and 100),
	CONSTRAINT "check_settings_days" CHECK ("check_settings"."new_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "delivery_check_items" (
	"delivery_id" bigint NOT NULL,
	"expected_each" bigint NOT NULL,
	"counted_each" bigint NOT NULL,
	"item_id" integer NOT NULL,
	"outcome" "check_outcome",
	"picked_by" text,
	"picked_by_name" text,
	CONSTRAINT "delivery_check_items_delivery_id_item_id_pk" PRIMARY KEY("delivery_id","item_id"),
	CONSTRAINT "delivery_check_items_quantity" CHECK ("delivery_check_items"."expected_each" >= 0 and "delivery_check_items"."counted_each" >= 0),
	CONSTRAINT "delivery_check_items_outcome" CHECK ("delivery_check_items"."outcome" is null or "delivery_check_items"."expected_each" <> "delivery_check_items"."counted_each")
);
--> statement-breakpoint
CREATE TABLE "delivery_checks" (
	"delivery_id" bigint PRIMARY KEY NOT NULL,
	"dc_id" integer NOT NULL,
	"cause" "check_cause" NOT NULL,
	"status" "check_status" DEFAULT 'waiting' NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"rounds" smallint DEFAULT 0 NOT NULL,
	"count_id" text,
	"counted_by" text,
	"counted_by_name" text,
	"counted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by_name" text,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "delivery_checks_end" CHECK (("delivery_checks"."status" in ('passed', 'settled', 'waived')) = ("delivery_checks"."ended_at" is not null)),
	CONSTRAINT "delivery_checks_counted" CHECK (("delivery_checks"."count_id" is null) = ("delivery_checks"."rounds" = 0))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "check_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "check_settings" ADD CONSTRAINT "check_settings_dc_id_dcs_id_fk" FOREIGN KEY ("dc_id") REFERENCES "public"."dcs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_checks" ADD CONSTRAINT "delivery_checks_dc_id_dcs_id_fk" FOREIGN KEY ("dc_id") REFERENCES "public"."dcs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_checks_open" ON "delivery_checks" USING btree ("dc_id","delivery_id") WHERE status in ('waiting', 'counted');--> statement-breakpoint
CREATE INDEX "delivery_checks_ended" ON "delivery_checks" USING btree ("dc_id","ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "pick_scans_by_hand" ON "pick_scans" USING btree ("scanned_by","scanned_at");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_check_due" CHECK (not "deliveries"."check_due" or "deliveries"."status" = 'picked');