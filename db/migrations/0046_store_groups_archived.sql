ALTER TYPE "public"."stage_scope" ADD VALUE 'group' BEFORE 'route';--> statement-breakpoint
ALTER TABLE "store_groups" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pos_stages" ADD COLUMN "group_id" integer;--> statement-breakpoint
ALTER TABLE "pos_stages" ADD CONSTRAINT "pos_stages_group_id_store_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."store_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pos_stages" ADD CONSTRAINT "pos_stages_group" CHECK (("pos_stages"."scope"::text = 'group') = ("pos_stages"."group_id" is not null));