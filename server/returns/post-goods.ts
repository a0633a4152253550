import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { LoadedLine } from "@/server/returns/load-lines";
import type { LockedReturn } from "@/server/returns/lock-return";
import * as stock from "@/server/stock";

interface Goods {
  itemId: number;
  qtyEach: number;
}

/** Takes the goods of a return out of the store's stock, once: they are on the truck. It may fall below zero: what is returned was there. */
export async function takeFromStore(
  tx: Tx,
  { id, storeId }: LockedReturn,
  goods: readonly Goods[],
  now: Date,
): Promise<void> {
  const cause = { type: "return" as const, id };
  const issues = goods.map(({ itemId, qtyEach }) => ({ storeId, itemId, qtyEach, cause }));
  await stock.issueFromStores(tx, issues, now, "return");
}

/** Goods that the DC does not take are the store's again, at its average cost. */
export async function giveBackToStore(
  tx: Tx,
  { id, storeId }: LockedReturn,
  goods: readonly Goods[],
  now: Date,
): Promise<void> {
  const cause = { type: "return" as const, id };
  const issues = goods.map(({ itemId, qtyEach }) => ({ storeId, itemId, qtyEach: -qtyEach, cause }));
  await stock.issueFromStores(tx, issues, now, "return_refused");
}

/** What was accepted of a draw; of it what can be sold again, the cost at which it left, and its date where that delivery had one only. */
export interface AcceptedDraw {
  acceptedEach: number;
  acceptedFen: number;
  resaleableEach: number;
  costMicro: number;
  expiresOn: stock.ExpiryDate | null;
}

/** A line as it was graded. */
export interface GradedLine extends LoadedLine {
  resaleableEach: number;
  damagedEach: number;
  refusedEach: number;
  accepted: AcceptedDraw[];
}

/**
 * Puts what can be sold again into the DC's stock: at the cost at which it left with its delivery, so that quantity and value return
 * together (3.0.5). Damaged goods are counted beside the stock: nobody may pick them.
 */
export async function putIntoDc(
  tx: Tx,
  { id }: LockedReturn,
  lines: readonly GradedLine[],
  now: Date,
): Promise<void> {
  const receipts = lines.flatMap(({ itemId, dcId, accepted }) =>
    accepted
      .filter(({ resaleableEach }) => resaleableEach > 0)
      .map(({ resaleableEach: qtyEach, costMicro, expiresOn }) => {
        const cause = { type: "return" as const, id };
        const receipt = { dcId, itemId, location: "", qtyEach, costMicro, cause, reason: "return" as const };
        return expiresOn === null ? receipt : { ...receipt, expiresOn };
      }),
  );
  await stock.receiveIntoDc(tx, receipts, now);
}

/** At which cost, and with which date, the goods of some deliveries had left, by delivery and item. */
export interface Origin {
  deliveryId: number;
  itemId: number;
  costMicro: number;
  expiresOn: stock.ExpiryDate | null;
}

/** What left with the deliveries that these lines draw on. */
export async function originsOf(tx: Tx, lines: readonly LoadedLine[]): Promise<Map<string, Origin>> {
  const deliveries = ints([
    ...new Set(lines.flatMap(({ draws }) => draws.map(({ deliveryId }) => deliveryId))),
  ]);
  const rows = await sqlOf(tx)<Origin[]>`
    select e.cause_id as "deliveryId", e.item_id as "itemId", e.cost_micro as "costMicro",
           (select case when count(*) = 1 then min(l.expires_on)::text end from delivery_lots l
            where l.delivery_id = e.cause_id and l.item_id = e.item_id and l.is_issued) as "expiresOn"
    from dc_stock_entries e
    where e.cause_type = 'delivery' and e.reason = 'delivery' and e.cause_id = any(${deliveries}::int8[])
      and e.item_id = any(${ints(lines.map(({ itemId }) => itemId))}::int4[])`;
  return new Map(rows.map((row) => [`${row.deliveryId}:${row.itemId}`, row]));
}
