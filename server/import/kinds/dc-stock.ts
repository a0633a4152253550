import { ints } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { formatCost } from "@/server/shared/cost";
import { receiveIntoDc } from "@/server/stock";
import { code, cost, optional, required, text, whole } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";

const columns = {
  dc: required(code),
  item: required(code),
  location: optional(text(40), ""),
  qty: required(whole(1)),
  unit_cost: required(cost),
};
type Row = FileRow<typeof columns>;

interface Opened {
  dcId: number;
  itemId: number;
  entries: number;
  reason: string;
  qtyEach: number;
  costMicro: number;
  location: string;
}

/**
 * What lies in the DCs when Storeline starts: an opening receipt per DC and item, booked once. The same opening again
 * changes at most where the goods lie; another one, or any after goods moved, is refused.
 */
export const dcStock = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "item", (row) => `${row.dc} ${row.item}`);
    const receipts = await receiptsOf(context, rows);
    await complainUnlessFaces(context, rows);
    const openings = await openedBefore(context, receipts);
    const openedOf = ({ dcId, itemId }: Receipt) => openings.get(`${dcId} ${itemId}`);
    const fresh = receipts.filter((receipt) => !openedOf(receipt));
    const moved = receipts.filter((receipt) => {
      const opened = openedOf(receipt);
      if (opened) complainUnlessSame(context, receipt.row, opened);
      return opened && receipt.row.location !== "" && receipt.row.location !== opened.location;
    });
    const receive = (receipt: Receipt, qtyEach: number) => ({
      dcId: receipt.dcId,
      itemId: receipt.itemId,
      location: receipt.row.location,
      qtyEach,
      costMicro: receipt.row.unit_cost,
      cause: { type: "import" as const, id: 0 },
      reason: "opening" as const,
    });
    return {
      created: fresh.length,
      updated: moved.length,
      unchanged: receipts.length - fresh.length - moved.length,
      // A receipt of nothing only tells the new location.
      write: () =>
        receiveIntoDc(
          context.tx,
          [...fresh.map((receipt) => receive(receipt, receipt.row.qty)), ...moved.map((r) => receive(r, 0))],
          context.now,
        ),
    };
  },
});

interface Receipt {
  row: Row;
  dcId: number;
  itemId: number;
}

async function receiptsOf(context: ImportContext, rows: Row[]): Promise<Receipt[]> {
  const dcOf = await findReferences(
    context,
    "dc",
    rows.map((row) => row.dc),
  );
  const itemOf = await findReferences(
    context,
    "item",
    rows.map((row) => row.item),
  );
  return rows.map((row) => ({
    row,
    dcId: dcOf(row, "dc", row.dc) ?? 0,
    itemId: itemOf(row, "item", row.item) ?? 0,
  }));
}

/** The first entry of each stock row that has one, and how many there are. */
async function openedBefore(
  context: ImportContext,
  keys: { dcId: number; itemId: number }[],
): Promise<Map<string, Opened>> {
  const opened = await sqlOf(context.tx)<Opened[]>`
    select s.dc_id as "dcId", s.item_id as "itemId", s.last_entry_no as entries, e.reason,
           e.amount_each as "qtyEach", e.cost_micro as "costMicro", s.location
    from dc_stock s
    join dc_stock_entries e on e.dc_id = s.dc_id and e.item_id = s.item_id and e.entry_no = 1
    where (s.dc_id, s.item_id) in (select * from unnest(${ints(keys.map((key) => key.dcId))}::text::int4[],
                                                        ${ints(keys.map((key) => key.itemId))}::text::int4[]))
    order by s.dc_id, s.item_id ${context.isApplying ? sqlOf(context.tx)`for no key update of s` : sqlOf(context.tx)``}`;
  return new Map(opened.map((row) => [`${row.dcId} ${row.itemId}`, row]));
}

/** Nobody picks at a reserve place or at the dock. */
async function complainUnlessFaces(context: ImportContext, rows: readonly Row[]): Promise<void> {
  const others = await sqlOf(context.tx)<{ dc: string; location: string }[]>`
    select c.code as dc, p.code as location from dc_places p join dcs c on c.id = p.dc_id`;
  const isOther = new Set(others.map(({ dc, location }) => `${dc} ${location}`));
  for (const row of rows) {
    if (!isOther.has(`${row.dc} ${row.location}`)) continue;
    const { dc, location } = row;
    complain(context, row, "location", problem("dc-stock/not-a-face", { dc, location }));
  }
}

function complainUnlessSame(context: ImportContext, row: Row, opened: Opened): void {
  const where = { dc: row.dc, item: row.item };
  if (opened.entries > 1 || opened.reason !== "opening") {
    complain(context, row, "qty", problem("dc-stock/goods-moved", where));
  } else if (opened.qtyEach !== row.qty || opened.costMicro !== row.unit_cost) {
    const figures = { ...where, qty: opened.qtyEach, cost: formatCost(opened.costMicro) };
    complain(context, row, "qty", problem("dc-stock/opening-differs", figures));
  }
}
