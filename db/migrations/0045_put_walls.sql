ALTER TYPE "public"."pick_method" ADD VALUE 'put_light';--> statement-breakpoint
CREATE TABLE "put_items" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"item_id" integer NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "put_positions" (
	"dc_id" integer NOT NULL,
	"address" text NOT NULL,
	"zone" text DEFAULT '' NOT NULL,
	"sequence" smallint NOT NULL,
	"task_id" bigint,
	"delivery_id" bigint,
	CONSTRAINT "put_positions_dc_id_address_pk" PRIMARY KEY("dc_id","address"),
	CONSTRAINT "put_positions_address" CHECK ("put_positions"."address" <> ''),
	CONSTRAINT "put_positions_taken" CHECK (("put_positions"."task_id" is null) = ("put_positions"."delivery_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pick_methods" DROP CONSTRAINT "pick_methods_fit";--> statement-breakpoint
ALTER TABLE "put_items" ADD CONSTRAINT "put_items_task_id_pick_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."pick_tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_items" ADD CONSTRAINT "put_items_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_positions" ADD CONSTRAINT "put_positions_dc_id_dcs_id_fk" FOREIGN KEY ("dc_id") REFERENCES "public"."dcs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "put_positions_by_wall" ON "put_positions" USING btree ("dc_id","zone","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "put_positions_by_delivery" ON "put_positions" USING btree ("task_id","delivery_id") WHERE task_id is not null;--> statement-breakpoint
ALTER TABLE "pick_methods" ADD CONSTRAINT "pick_methods_fit" CHECK (case "pick_methods"."pick_type" when 'case' then "pick_methods"."method"::text in ('label', 'scan')
          else "pick_methods"."method"::text in ('paper', 'scan', 'batch', 'light', 'put_light') end);