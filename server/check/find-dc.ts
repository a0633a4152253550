import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth";
import { refuse } from "./errors";

/** The DC of that code; refused with `check/unknown-dc`, or when it is none of the actor's. */
export async function findDc(db: DbOrTx, actor: Actor, dc: string): Promise<number> {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number }[]>`select id from dcs where code = ${dc}`;
  if (!row) throw refuse("check/unknown-dc", { dc });
  mustReachDc(actor, row.id);
  return row.id;
}
