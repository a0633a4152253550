CREATE TABLE "photo_intents" (
	"storage_key" text PRIMARY KEY NOT NULL,
	"thumbnail_key" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
