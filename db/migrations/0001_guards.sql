-- What must hold whatever the application does: books are append-only, the route tree is a tree with its stores on leaves.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: correct it by a reversing entry', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER account_entries_append_only BEFORE UPDATE OR DELETE ON account_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER account_entries_no_truncate BEFORE TRUNCATE ON account_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dc_stock_entries_append_only BEFORE UPDATE OR DELETE ON dc_stock_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dc_stock_entries_no_truncate BEFORE TRUNCATE ON dc_stock_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER store_stock_entries_append_only BEFORE UPDATE OR DELETE ON store_stock_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER store_stock_entries_no_truncate BEFORE TRUNCATE ON store_stock_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- One lock for the whole tree: routes change rarely, and two halves of a cycle must not be drawn at the same time.
CREATE FUNCTION keep_routes_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('routes'));
  IF NEW.parent_id IS NOT NULL THEN
    IF EXISTS (SELECT 1 FROM stores WHERE route_id = NEW.parent_id) THEN
      RAISE EXCEPTION 'route % has stores and cannot get sub-routes', NEW.parent_id USING ERRCODE = 'check_violation', CONSTRAINT = 'stores_on_leaf_routes';
    END IF;
    IF EXISTS (
      WITH RECURSIVE above AS (
        SELECT id, parent_id FROM routes WHERE id = NEW.parent_id
        UNION
        SELECT r.id, r.parent_id FROM routes r JOIN above a ON r.id = a.parent_id
      ) SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
      RAISE EXCEPTION 'route % would be its own ancestor', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'routes_without_cycle';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER routes_tree AFTER INSERT OR UPDATE OF parent_id ON routes FOR EACH ROW EXECUTE FUNCTION keep_routes_a_tree();
--> statement-breakpoint
CREATE FUNCTION keep_stores_on_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('routes'));
  IF EXISTS (SELECT 1 FROM routes WHERE parent_id = NEW.route_id) THEN
    RAISE EXCEPTION 'store % must be on a route without sub-routes', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'stores_on_leaf_routes';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stores_on_leaves AFTER INSERT OR UPDATE OF route_id ON stores FOR EACH ROW EXECUTE FUNCTION keep_stores_on_leaves();
--> statement-breakpoint

-- Rows that are updated in place all day keep room on their page, so that no index has to learn of it.
ALTER TABLE accounts SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE dc_stock SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE store_stock SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE orders SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE deliveries SET (fillfactor = 70);
--> statement-breakpoint
INSERT INTO catalog_version (is_only, version) VALUES (true, 1);
