import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { StockEntryReason } from "@/server/stock";
import { documentOf } from "@/server/store-stock/documents";
import { findItem, findStore } from "@/server/store-stock/find-store";
import type { ListCardInput } from "@/server/store-stock/schema";

/** A movement of the stock card. */
export interface CardEntry {
  entryNo: number;
  at: string;
  reason: StockEntryReason;
  /** What moved it. A parcel of sales that a count had seen missing gives back under `stocktake`. */
  cause: string;
  /** The document as people know it; empty for the opening. */
  document: string;
  amountEach: number;
  onHandAfterEach: number;
}

/** Every movement of an item in a store, newest first, with its document and what was there after it. Refused as `getStoreItem`. */
export async function listCard(db: DbOrTx, actor: Actor, input: ListCardInput): Promise<Page<CardEntry>> {
  mustBeAbleTo(actor, "stock.read.store");
  const store = await findStore(db, actor, input.store);
  const item = await findItem(db, store.id, input.item);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<CardEntry[]>`
    select e.entry_no as "entryNo", e.posted_at as at, e.reason, e.cause_type as cause,
           ${documentOf(sql)} as document, e.amount_each as "amountEach", e.on_hand_after_each as "onHandAfterEach"
    from store_stock_entries e
    where e.store_id = ${store.id}::int4 and e.item_id = ${item.id}::int4
      and (${before}::int4 is null or e.entry_no < ${before}::int4)
    order by e.entry_no desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, (row) => [row.entryNo]);
  return { ...page, rows: page.rows.map((row) => ({ ...row, at: instantText(new Date(row.at)) })) };
}
