ALTER TABLE "floor_settings" ADD COLUMN "cell_cm" smallint DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "floor_settings" ADD COLUMN "aisle_cm" smallint DEFAULT 300 NOT NULL;--> statement-breakpoint
ALTER TABLE "floor_settings" ADD COLUMN "entry_cm" smallint DEFAULT 150 NOT NULL;--> statement-breakpoint
ALTER TABLE "floor_settings" ADD COLUMN "exit_cm" smallint DEFAULT 150 NOT NULL;--> statement-breakpoint
ALTER TABLE "floor_settings" ADD CONSTRAINT "floor_settings_lengths" CHECK ("floor_settings"."cell_cm" between 10 and 2000 and "floor_settings"."aisle_cm" between 10 and 5000
          and "floor_settings"."entry_cm" between 0 and 5000 and "floor_settings"."exit_cm" between 0 and 5000);