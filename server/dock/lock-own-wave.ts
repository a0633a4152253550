import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { findReachableWave } from "@/server/wave";

/** Locks the wave's own row alone: who prints or plans its trucks moves no delivery order. Refused: unknown, or elsewhere. */
export async function lockOwnWave(tx: Tx, actor: Actor, waveNo: string): Promise<number> {
  const id = await findReachableWave(tx, actor, waveNo);
  const sql = sqlOf(tx);
  await sql`select 1 from waves where id = ${id} for update`;
  return id;
}
