import { sqlOf, type Tx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";

export interface LotFigures {
  expiresOn: BusinessDay;
  thereEach: number;
  /** Planned for delivery orders that have not left. */
  plannedEach: number;
}

/** What a DC has of an item of one expiry date; read under the lock of its stock row. */
export async function lotFigures(
  tx: Tx,
  dcId: number,
  itemId: number,
  expiresOn: BusinessDay,
): Promise<LotFigures> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ thereEach: number; plannedEach: number }[]>`
    select coalesce((select sum(qty_each) from dc_lots l where l.dc_id = ${dcId}::int4 and l.item_id = ${itemId}::int4
                       and l.expires_on = ${expiresOn}::text::date), 0)::int8 as "thereEach",
           coalesce((select sum(qty_each) from delivery_lots l where l.dc_id = ${dcId}::int4 and l.item_id = ${itemId}::int4
                       and l.expires_on = ${expiresOn}::text::date and not l.is_issued), 0)::int8 as "plannedEach"`;
  return { expiresOn, thereEach: row?.thereEach ?? 0, plannedEach: row?.plannedEach ?? 0 };
}
