CREATE TABLE "periods" (
	"month" date PRIMARY KEY NOT NULL,
	"entry_count" integer NOT NULL,
	"income_fen" bigint NOT NULL,
	"expense_fen" bigint NOT NULL,
	"closing_fen" bigint NOT NULL,
	"checks" jsonb NOT NULL,
	"override_reason" text,
	"closed_by_name" text NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "periods_month_is_a_first" CHECK (extract(day from "periods"."month") = 1),
	CONSTRAINT "periods_amounts" CHECK ("periods"."entry_count" >= 0 and "periods"."income_fen" >= 0 and "periods"."expense_fen" >= 0)
);
--> statement-breakpoint
CREATE INDEX "account_entries_by_day" ON "account_entries" USING brin ("business_on");--> statement-breakpoint
CREATE INDEX "dc_stock_entries_by_day" ON "dc_stock_entries" USING brin ("business_on");
--> statement-breakpoint
-- The first day that entries may still carry, null before any month was closed.
CREATE FUNCTION books_open_from() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (max(month) + interval '1 month')::date FROM periods
$$;
--> statement-breakpoint
-- The business day that an entry gets: the wanted one, or the next open one when its month is closed. Everybody who posts
-- shares a lock that closing takes alone: a posting lands before the closing, or sees it and is dated after it. The day is
-- read by a statement of its own after the lock, so that it sees the closing that was waited for. Closing takes no lock
-- that anybody posting holds, so that nobody waits in a circle for longer than the deadlock detector takes to reorder.
CREATE FUNCTION booking_day(wanted date) RETURNS date LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  open_from date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('periods'));
  SELECT (max(month) + interval '1 month')::date INTO open_from FROM periods;
  RETURN greatest(wanted, open_from);
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_closed_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_from date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('periods'));
  SELECT (max(month) + interval '1 month')::date INTO open_from FROM periods;
  IF open_from IS NOT NULL AND EXISTS (SELECT 1 FROM added WHERE business_on < open_from) THEN
    RAISE EXCEPTION '% got an entry in a closed month: books are open from %', TG_TABLE_NAME, open_from USING ERRCODE = 'restrict_violation', CONSTRAINT = 'periods_closed';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_entries_in_open_month AFTER INSERT ON account_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_day();
--> statement-breakpoint
CREATE TRIGGER dc_stock_entries_in_open_month AFTER INSERT ON dc_stock_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_day();
--> statement-breakpoint
CREATE TRIGGER store_stock_entries_in_open_month AFTER INSERT ON store_stock_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_day();
--> statement-breakpoint
CREATE TRIGGER cod_payments_in_open_month AFTER INSERT ON cod_payments REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_day();
--> statement-breakpoint
CREATE TRIGGER periods_append_only BEFORE UPDATE OR DELETE ON periods FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER periods_no_truncate BEFORE TRUNCATE ON periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
