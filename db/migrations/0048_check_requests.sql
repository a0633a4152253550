ALTER TYPE "public"."check_cause" ADD VALUE 'requested';--> statement-breakpoint
CREATE TABLE "check_requests" (
	"delivery_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
