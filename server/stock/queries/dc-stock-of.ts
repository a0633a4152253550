import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import type { DcItem } from "../book/lock-dc-stock";
import { type StockKey, stockKey } from "../book/movement";
import { unfitOf } from "./unfit-of";

/** What is on hand, reserved and available of these items at their DCs, without locks: for simulations and screens. With a day, what is too short then for a store is not available. */
export async function dcStockOf(
  db: DbOrTx,
  keys: readonly DcItem[],
  day?: BusinessDay,
): Promise<Map<StockKey, { onHandEach: number; reservedEach: number; availableEach: number }>> {
  if (keys.length === 0) return new Map();
  const sql = sqlOf(db);
  const rows = await sql<{ dcId: number; itemId: number; onHandEach: number; reservedEach: number }[]>`
    select s.dc_id as "dcId", s.item_id as "itemId", s.on_hand_each as "onHandEach", s.reserved_each as "reservedEach"
    from unnest(${ints(keys.map((k) => k.dcId))}::text::int4[], ${ints(keys.map((k) => k.itemId))}::text::int4[]) as k (dc_id, item_id)
    join dc_stock s on s.dc_id = k.dc_id and s.item_id = k.item_id`;
  const unfit = day === undefined ? new Map<StockKey, number>() : await unfitOf(db, keys, day);
  return new Map(
    rows.map((row) => {
      const key = stockKey(row.dcId, row.itemId);
      const freeEach = row.onHandEach - row.reservedEach - (unfit.get(key) ?? 0);
      return [key, { ...row, availableEach: Math.max(0, freeEach) }];
    }),
  );
}
