ALTER TABLE "promotion_uses" ADD COLUMN "issued_at" timestamp with time zone;--> statement-breakpoint
-- Fails a statement that was decided on a budget or a coupon which somebody else has taken meanwhile: nothing of it stays, and
-- the order is decided anew.
CREATE FUNCTION all_taken(taken bigint, wanted bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF taken < wanted THEN
    RAISE EXCEPTION 'a budget or a coupon was taken meanwhile' USING ERRCODE = 'SL001';
  END IF;
  RETURN true;
END $$;
