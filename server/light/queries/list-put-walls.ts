import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findReachableDc } from "@/server/wave";

/** A put wall: its positions in the order of the stops, and at how many of them a round stands. */
export interface PutWall {
  dc: string;
  /** Empty for all zones without a wall of their own. */
  zone: string;
  positions: string[];
  busy: number;
}

/** The put walls of a DC. */
export async function listPutWalls(db: DbOrTx, actor: Actor, input: { dc: string }): Promise<PutWall[]> {
  mustBeAbleTo(actor, "floor.configure");
  const dcId = await findReachableDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const rows = await sql<Omit<PutWall, "dc">[]>`
    select p.zone, array_agg(p.address order by p.sequence, p.address) as positions, count(t.id)::int4 as busy
    from put_positions p left join pick_tasks t on t.id = p.task_id and t.status in ('claimed', 'picking')
    where p.dc_id = ${dcId}::int4 group by p.zone order by p.zone`;
  return rows.map((row) => ({ dc: input.dc, ...row }));
}
