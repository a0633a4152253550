import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/wave/errors";

/** The DC of that code, for reading; refused when it is unknown or outside the actor's scope. */
export async function findReachableDc(db: DbOrTx, actor: Actor, dc: string): Promise<number> {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number }[]>`select id from dcs where code = ${dc}`;
  if (!row) throw refuse("floor/unknown-dc", { dc });
  mustReachDc(actor, row.id);
  return row.id;
}

/** Lets one at a time change how a DC works; documents that name the DC are not held up. */
export async function lockDc(tx: Tx, actor: Actor, dc: string): Promise<number> {
  const id = await findReachableDc(tx, actor, dc);
  const sql = sqlOf(tx);
  await sql`select from dcs where id = ${id}::int4 for no key update`;
  return id;
}
