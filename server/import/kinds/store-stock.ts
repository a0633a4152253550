import { ints } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { receiveIntoStores } from "@/server/stock";
import { code, required, whole } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";

const columns = { store: required(code), item: required(code), qty: required(whole(1)) };
type Row = FileRow<typeof columns>;

interface Opened {
  storeId: number;
  itemId: number;
  entries: number;
  reason: string;
  qtyEach: number;
}

/**
 * What stands in the stores when Storeline starts, booked once per store and item. What the store paid for it is not
 * known, so its cost begins at 0. The same opening again changes nothing; another one, or any after goods moved, is refused.
 */
export const storeStock = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "item", (row) => `${row.store} ${row.item}`);
    const receipts = await receiptsOf(context, rows);
    const openings = await openedBefore(context, receipts);
    const fresh = receipts.filter((receipt) => {
      const opened = openings.get(`${receipt.storeId} ${receipt.itemId}`);
      if (opened) complainUnlessSame(context, receipt.row, opened);
      return !opened;
    });
    return {
      created: fresh.length,
      updated: 0,
      unchanged: receipts.length - fresh.length,
      write: () =>
        receiveIntoStores(
          context.tx,
          fresh.map(({ storeId, itemId, row }) => ({
            storeId,
            itemId,
            qtyEach: row.qty,
            paidFen: 0,
            cause: { type: "import", id: 0 },
          })),
          context.now,
          "opening",
        ),
    };
  },
});

async function receiptsOf(context: ImportContext, rows: Row[]) {
  const storeOf = await findReferences(
    context,
    "store",
    rows.map((row) => row.store),
  );
  const itemOf = await findReferences(
    context,
    "item",
    rows.map((row) => row.item),
  );
  return rows.map((row) => ({
    row,
    storeId: storeOf(row, "store", row.store) ?? 0,
    itemId: itemOf(row, "item", row.item) ?? 0,
  }));
}

async function openedBefore(
  context: ImportContext,
  keys: { storeId: number; itemId: number }[],
): Promise<Map<string, Opened>> {
  await lockStores(context, keys);
  const opened = await sqlOf(context.tx)<Opened[]>`
    select s.store_id as "storeId", s.item_id as "itemId", s.last_entry_no as entries, e.reason,
           e.amount_each as "qtyEach"
    from store_stock s
    join store_stock_entries e on e.store_id = s.store_id and e.item_id = s.item_id and e.entry_no = 1
    where (s.store_id, s.item_id) in (select * from unnest(${ints(keys.map((key) => key.storeId))}::text::int4[],
                                                           ${ints(keys.map((key) => key.itemId))}::text::int4[]))`;
  return new Map(opened.map((row) => [`${row.storeId} ${row.itemId}`, row]));
}

/** The stock of a store is locked by the store's own row, as the book does it. */
async function lockStores(context: ImportContext, keys: { storeId: number }[]): Promise<void> {
  if (!context.isApplying) return;
  await sqlOf(context.tx)`
    select id from stores where id in (select unnest(${ints(keys.map((key) => key.storeId))}::text::int4[]))
    order by id for no key update`;
}

function complainUnlessSame(context: ImportContext, row: Row, opened: Opened): void {
  const where = { store: row.store, item: row.item };
  if (opened.entries > 1 || opened.reason !== "opening") {
    complain(context, row, "qty", problem("store-stock/goods-moved", where));
  } else if (opened.qtyEach !== row.qty) {
    complain(context, row, "qty", problem("store-stock/opening-differs", { ...where, qty: opened.qtyEach }));
  }
}
