CREATE TYPE "public"."dc_count_status" AS ENUM('open', 'recount', 'waiting', 'posted', 'cancelled');--> statement-breakpoint
CREATE TABLE "dc_count_takes" (
	"count_id" bigint NOT NULL,
	"counted_each" bigint NOT NULL,
	"on_hand_each" bigint NOT NULL,
	"staged_each" bigint NOT NULL,
	"unseen_each" bigint NOT NULL,
	"difference_each" bigint NOT NULL,
	"cost_micro" bigint NOT NULL,
	"counted_by" text NOT NULL,
	"counted_by_name" text NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"take_no" smallint NOT NULL,
	CONSTRAINT "dc_count_takes_count_id_take_no_pk" PRIMARY KEY("count_id","take_no"),
	CONSTRAINT "dc_count_takes_quantity" CHECK ("dc_count_takes"."counted_each" >= 0)
);
--> statement-breakpoint
ALTER TABLE "dc_counts" ALTER COLUMN "delivery_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "dc_counts" ADD COLUMN "status" "dc_count_status" DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "dc_counts" ADD COLUMN "difference_each" bigint;--> statement-breakpoint
ALTER TABLE "dc_counts" ADD COLUMN "closed_by_name" text;--> statement-breakpoint
ALTER TABLE "dc_counts" ADD COLUMN "close_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dc_count_takes" ADD CONSTRAINT "dc_count_takes_count_id_dc_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."dc_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dc_counts" ADD CONSTRAINT "dc_counts_closed" CHECK (("dc_counts"."closed_at" is not null) = ("dc_counts"."status" in ('posted', 'cancelled')) and ("dc_counts"."status" <> 'posted' or "dc_counts"."difference_each" is not null));
--> statement-breakpoint
CREATE TRIGGER dc_count_takes_append_only BEFORE UPDATE OR DELETE ON dc_count_takes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dc_count_takes_no_truncate BEFORE TRUNCATE ON dc_count_takes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
