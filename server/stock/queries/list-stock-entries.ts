import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import type { Cause } from "@/server/shared/cause";
import { formatCost } from "@/server/shared/cost";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { StockEntryReason } from "@/server/stock/book/movement";
import { findStocked } from "@/server/stock/queries/find-stocked";
import { seesDcCost } from "@/server/stock/queries/sees-dc-cost";
import type { ListStockEntriesInput } from "@/server/stock/schema";

export interface StockEntryRow {
  entryNo: number;
  postedAt: string;
  /** The day of the books that it counts for. */
  businessOn: BusinessDay;
  reason: StockEntryReason;
  cause: Cause["type"];
  /** The number of the document that it is there for; of a count its running number; null of an import. */
  document: string | null;
  /** For a delivery the store, for a receipt the supplier. */
  party: string | null;
  qty: number;
  onHandAfter: number;
  /** The average after it, and what the stock was worth then; null for those who may not see it. */
  unitCost: string | null;
  valueAfter: string | null;
}

interface Stored extends Omit<StockEntryRow, "unitCost" | "valueAfter"> {
  costMicro: number;
  fenAfter: number;
}

/**
 * Every entry of an item in a DC's book, newest first, each with the document that it is there for. Read by the running
 * number, so that a page costs the same however many there are. Refused: `stock/dc-unknown`, `stock/item-unknown`.
 */
export async function listStockEntries(
  db: DbOrTx,
  actor: Actor,
  input: ListStockEntriesInput,
): Promise<Page<StockEntryRow>> {
  mustBeAbleTo(actor, "stock.read.dc");
  const { dcId, itemId, isWeighed } = await findStocked(db, actor, input);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<Stored[]>`
    select e.entry_no as "entryNo", e.posted_at as "postedAt", e.business_on::text as "businessOn", e.reason,
           e.cause_type as cause, e.amount_each as qty, e.on_hand_after_each as "onHandAfter", e.cost_micro as "costMicro",
           round(e.on_hand_after_each::numeric * e.cost_micro / ${isWeighed ? 10_000_000 : 10_000}::int8)::int8 as "fenAfter",
           coalesce(d.delivery_no, f.difference_no, g.receipt_no, a.adjustment_no,
                    case when e.cause_type = 'stocktake' then e.cause_id::text end) as document,
           coalesce(s.code || ' ' || s.name, g.supplier) as party
    from dc_stock_entries e
    left join differences f on e.cause_type = 'difference' and f.id = e.cause_id
    left join deliveries d on d.id = case when e.cause_type = 'delivery' then e.cause_id end
    left join stores s on s.id = d.store_id
    left join receipts g on e.cause_type = 'receipt' and g.id = e.cause_id
    left join stock_adjustments a on e.cause_type = 'adjustment' and a.id = e.cause_id
    where e.dc_id = ${dcId}::int4 and e.item_id = ${itemId}::int4 and (${before}::int4 is null or e.entry_no < ${before}::int4)
    order by e.entry_no desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ entryNo }) => [entryNo]);
  const mayCost = seesDcCost(actor);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ costMicro, fenAfter, postedAt, ...row }) => ({
      ...row,
      postedAt: instantText(new Date(postedAt)),
      unitCost: mayCost ? formatCost(costMicro) : null,
      valueAfter: mayCost ? formatFen(fenAfter) : null,
    })),
  };
}
