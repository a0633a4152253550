CREATE TABLE "departures" (
	"route_id" integer PRIMARY KEY NOT NULL,
	"minute" smallint NOT NULL,
	"set_by_name" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "departures_in_day" CHECK ("departures"."minute" between 0 and 1439)
);
--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_route_id_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."routes"("id") ON DELETE no action ON UPDATE no action;