import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findReachableWave } from "@/server/wave";
import { supplementRun } from "../commands/supplement-wave";
import { findScope, selectPooledOrders } from "./select-run";

/** What waits now of the cut of an earlier wave: so much a supplementary wave would decide on. Refuses as that does. */
export async function getSupplementSize(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ stores: number; lines: number }> {
  mustBeAbleTo(actor, "wave.generate");
  await findReachableWave(db, actor, input.wave);
  const { run } = await supplementRun(db, input, now);
  const { routeId, dcIds } = await findScope(db, actor, run);
  const orders = await selectPooledOrders(db, actor, routeId, false);
  const [size] = await sqlOf(db)<{ stores: number; lines: number }[]>`
    select count(distinct o.store_id)::int4 as stores, count(*)::int4 as lines
    from pool_rows p join orders o on o.id = p.order_id
    where p.order_id = any(${ints(orders.map(({ id }) => id))}::int8[])
      and (${dcIds === null}::bool or p.dc_id = any(${ints([...(dcIds ?? [])])}::int4[]))
      and (${run.pickType ?? null}::text is null or p.pick_type::text = ${run.pickType ?? null}::text)`;
  return size ?? { stores: 0, lines: 0 };
}
