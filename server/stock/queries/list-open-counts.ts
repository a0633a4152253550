import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** A place that somebody has to count. */
export interface OpenCount {
  count: number;
  dc: string;
  location: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  /** What the book says lies there, and how much of it is promised. */
  onHandEach: number;
  reservedEach: number;
  reason: "empty" | "damaged" | "not_found";
  delivery: string;
  requestedBy: string;
  requestedAt: Date;
}

/** The places at the DCs that the actor may see where goods were missed and nobody has counted since, oldest first. */
export async function listOpenCounts(db: DbOrTx, actor: Actor, limit = 200): Promise<OpenCount[]> {
  mustBeAbleTo(actor, "stock.read.dc");
  const sql = sqlOf(db);
  const rows = await sql<(Omit<OpenCount, "requestedAt"> & { requestedAt: string })[]>`
    select n.id as count, c.code as dc, n.location, i.code as item, i.name, i.unit, i.is_weighed as "isWeighed",
           coalesce(k.on_hand_each, 0)::int8 as "onHandEach", coalesce(k.reserved_each, 0)::int8 as "reservedEach",
           n.reason, d.delivery_no as delivery, n.requested_by_name as "requestedBy", n.requested_at as "requestedAt"
    from dc_counts n
    join dcs c on c.id = n.dc_id
    join items i on i.id = n.item_id
    join deliveries d on d.id = n.delivery_id
    left join dc_stock k on k.dc_id = n.dc_id and k.item_id = n.item_id
    where n.closed_at is null
      and (${actor.dcIds === null}::bool or n.dc_id = any(${ints(actor.dcIds ?? [])}::text::int4[]))
    order by n.id limit ${limit}::int4`;
  return rows.map(({ requestedAt, ...row }) => ({ ...row, requestedAt: new Date(requestedAt) }));
}
