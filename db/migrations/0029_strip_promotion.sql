ALTER TYPE "public"."close_reason" ADD VALUE 'promotion_stripped';--> statement-breakpoint
CREATE TABLE "stripped_discounts" (
	"order_id" bigint NOT NULL,
	"discount_fen" bigint NOT NULL,
	"stripped_at" timestamp with time zone NOT NULL,
	"promotion_id" integer NOT NULL,
	"line_no" smallint NOT NULL,
	CONSTRAINT "stripped_discounts_order_id_promotion_id_line_no_pk" PRIMARY KEY("order_id","promotion_id","line_no"),
	CONSTRAINT "stripped_discounts_figures" CHECK ("stripped_discounts"."discount_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "promotion_uses" ADD COLUMN "stripped_at" timestamp with time zone;