import { ints } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { getTerms, supplyOf, type Terms } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import { microPerFen } from "@/server/shared/cost";
import { valueFen } from "@/server/shared/value";
import { receiveIntoStores } from "@/server/stock";
import { code, cost, optional, required, whole } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";

const columns = {
  store: required(code),
  item: required(code),
  qty: required(whole(1)),
  unit_cost: optional(cost, null),
};
type Row = FileRow<typeof columns>;

interface Opened {
  storeId: number;
  itemId: number;
  entries: number;
  reason: string;
  qtyEach: number;
}

/**
 * What stands in the stores when Storeline starts, booked once per store and item, at what the file says that it cost, else at what
 * the store's plan supplies it for on that day, so that margins and write-offs are worth something from the first one on;
 * what no plan knows begins at 0. The same opening again changes nothing; another one, or any after goods moved, is refused.
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
      write: async () => {
        const paidFenOf = await costsOf(context, fresh);
        const cause = { type: "import" as const, id: 0 };
        const opened = fresh.map((receipt) => {
          const { storeId, itemId, row } = receipt;
          return { storeId, itemId, qtyEach: row.qty, paidFen: paidFenOf(receipt), cause };
        });
        await receiveIntoStores(context.tx, opened, context.now, "opening");
      },
    };
  },
});

interface Opening {
  row: Row;
  storeId: number;
  itemId: number;
}

/** What the goods of an opening have cost in all, in fen. */
async function costsOf(
  { tx, now }: ImportContext,
  openings: readonly Opening[],
): Promise<(opening: Opening) => number> {
  const sql = sqlOf(tx);
  const [catalog] = await sql<{ version: number }[]>`select version from catalog_version`;
  const [terms, plans, items] = await Promise.all([
    getTerms(tx, businessDayOf(now), catalog?.version ?? 0),
    sql<{ id: number; planId: number }[]>`
      select id, plan_id as "planId" from stores where id = any(${ints(openings.map((o) => o.storeId))}::int4[])`,
    sql<{ id: number; isWeighed: boolean }[]>`
      select id, is_weighed as "isWeighed" from items where id = any(${ints(openings.map((o) => o.itemId))}::int4[])`,
  ]);
  const planOf = new Map(plans.map(({ id, planId }) => [id, planId]));
  const weighed = new Set(items.filter(({ isWeighed }) => isWeighed).map(({ id }) => id));
  return ({ row, storeId, itemId }) => {
    const supplied = () => suppliedFen(terms, { storeId, planId: planOf.get(storeId) ?? 0 }, itemId) ?? 0;
    const costMicro = row.unit_cost ?? supplied() * microPerFen;
    return valueFen({ qtyEach: row.qty, costMicro, isWeighed: weighed.has(itemId) });
  };
}

/** What a store's plan supplies an item for, in fen; null where no plan or no cost is known. */
function suppliedFen(
  terms: Terms,
  { storeId, planId }: { storeId: number; planId: number },
  itemId: number,
): number | null {
  const line = terms.planLines.get(planId)?.get(itemId);
  if (!line) return null;
  return supplyOf(terms, storeId, line).unitPriceFen;
}

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
