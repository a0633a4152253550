ALTER TYPE "public"."dc_place_kind" ADD VALUE 'crossdock';--> statement-breakpoint
CREATE TABLE "cross_dock_picks" (
	"delivery_id" bigint NOT NULL,
	"qty_each" bigint NOT NULL,
	"dc_id" integer NOT NULL,
	"item_id" integer NOT NULL,
	"location" text NOT NULL,
	CONSTRAINT "cross_dock_picks_delivery_id_item_id_pk" PRIMARY KEY("delivery_id","item_id"),
	CONSTRAINT "cross_dock_picks_quantity" CHECK ("cross_dock_picks"."qty_each" > 0)
);
--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD COLUMN "cross_dock" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "receipt_lines" ADD COLUMN "cross_dock" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "cross_dock_picks_of_item" ON "cross_dock_picks" USING btree ("dc_id","item_id");