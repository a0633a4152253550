ALTER TYPE "public"."wave_job_kind" ADD VALUE 'template';--> statement-breakpoint
ALTER TYPE "public"."wave_job_kind" ADD VALUE 'supplement';--> statement-breakpoint
ALTER TYPE "public"."wave_job_kind" ADD VALUE 'release';--> statement-breakpoint
ALTER TYPE "public"."wave_job_status" ADD VALUE 'cancelled';--> statement-breakpoint
ALTER TABLE "wave_jobs" DROP CONSTRAINT "wave_jobs_ended";--> statement-breakpoint
ALTER TABLE "wave_jobs" ADD COLUMN "key" text;--> statement-breakpoint
UPDATE "wave_jobs" SET "key" = "id"::text;--> statement-breakpoint
ALTER TABLE "wave_jobs" ALTER COLUMN "key" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "wave_jobs_once" ON "wave_jobs" USING btree ("kind","key") WHERE status in ('waiting', 'running');--> statement-breakpoint
ALTER TABLE "wave_jobs" ADD CONSTRAINT "wave_jobs_ended" CHECK (("wave_jobs"."status" in ('waiting', 'running')) = ("wave_jobs"."ended_at" is null));