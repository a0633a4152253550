import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { ListStocktakesInput, StocktakeKind, StocktakeStatus } from "@/server/stocktake/schema";
import { findStore } from "@/server/store-stock";

export interface StocktakeRow {
  stocktake: string;
  store: string;
  storeName: string;
  storeKind: "franchise" | "direct" | "independent";
  kind: StocktakeKind;
  /** The name of the category, or the place. */
  scope: string;
  status: StocktakeStatus;
  lines: number;
  counted: number;
  openedBy: string;
  openedAt: string;
  submittedBy: string | null;
  endedAt: string | null;
}

/** Counts of a store, or of all stores within reach, newest first. Refused: `store-stock/unknown-store`, a store out of reach. */
export async function listStocktakes(
  db: DbOrTx,
  actor: Actor,
  input: ListStocktakesInput,
): Promise<Page<StocktakeRow>> {
  mustBeAbleTo(actor, "stock.read.store");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<(StocktakeRow & { id: number })[]>`
    select t.id, t.stocktake_no as stocktake, s.code as store, s.name as "storeName", s.kind as "storeKind", t.kind,
           coalesce(c.name, t.scope) as scope, t.status, t.opened_by_name as "openedBy", t.opened_at as "openedAt",
           t.submitted_by_name as "submittedBy", t.ended_at as "endedAt",
           (select count(*)::int4 from stocktake_lines l where l.stocktake_id = t.id) as lines,
           (select count(*)::int4 from stocktake_lines l where l.stocktake_id = t.id and l.state = 'counted') as counted
    from stocktakes t join stores s on s.id = t.store_id
    left join categories c on t.kind = 'category' and c.code = t.scope
    where (${store?.id ?? null}::int4 is null or t.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or t.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${input.status ?? null}::text is null or t.status = ${input.status ?? null}::text::stocktake_status)
      and (${before}::int8 is null or t.id < ${before}::int8)
    order by t.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, openedAt, endedAt, ...row }) => ({
      ...row,
      openedAt: instantText(new Date(openedAt)),
      endedAt: endedAt && instantText(new Date(endedAt)),
    })),
  };
}
