import { sqlOf, type Tx } from "@/db/client";
import { refuse } from "@/server/warehouse/errors";

export type CountStatus = "open" | "recount" | "waiting" | "posted" | "cancelled";

export interface LockedCount {
  id: number;
  dcId: number;
  itemId: number;
  item: string;
  isWeighed: boolean;
  location: string;
  status: CountStatus;
  differenceEach: number | null;
  takes: number;
  /** Whose hand counted last. */
  countedBy: string | null;
}

/** Locks a count of a DC; counts come before DC stock in the lock order. Refused with `count/unknown`. */
export async function lockCount(tx: Tx, dcId: number, count: number): Promise<LockedCount> {
  const sql = sqlOf(tx);
  const [found] = await sql<Omit<LockedCount, "takes" | "countedBy">[]>`
    select n.id, n.dc_id as "dcId", n.item_id as "itemId", i.code as item, i.is_weighed as "isWeighed", n.location, n.status,
           n.difference_each as "differenceEach"
    from dc_counts n join items i on i.id = n.item_id
    where n.id = ${count}::int8 and n.dc_id = ${dcId}::int4 for update of n`;
  if (!found) throw refuse("count/unknown", { count });
  const [last] = await sql<{ takes: number; countedBy: string }[]>`
    select take_no as takes, counted_by as "countedBy" from dc_count_takes
    where count_id = ${found.id}::int8 order by take_no desc limit 1`;
  return { ...found, takes: last?.takes ?? 0, countedBy: last?.countedBy ?? null };
}
