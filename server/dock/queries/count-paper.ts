import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { listLabels } from "@/server/dock/queries/list-labels";
import { listToteLabels } from "@/server/dock/queries/list-tote-labels";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import type { PaperKind, PaperRef } from "@/server/dock/schema";
import { findReachableWave } from "@/server/wave";

/** How many sheets or labels of a paper a wave has. */
export async function countPaper(db: DbOrTx, actor: Actor, ref: PaperRef, paper: PaperKind): Promise<number> {
  switch (paper) {
    case "case_labels":
      return (await listLabels(db, actor, ref)).cases;
    case "tote_labels":
      return (await listToteLabels(db, actor, ref)).labels.length;
    case "loading_list":
    case "handover":
      return (await listTripSheets(db, actor, ref, "handover")).trips.length;
    default:
      return countTasks(db, actor, ref, paper === "put_lists" ? "batch" : "paper");
  }
}

async function countTasks(db: DbOrTx, actor: Actor, ref: PaperRef, method: string): Promise<number> {
  const waveId = await findReachableWave(db, actor, ref.wave);
  const sql = sqlOf(db);
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int4 as count from pick_tasks
    where wave_id = ${waveId} and method::text = ${method} and status <> 'cancelled'`;
  return row?.count ?? 0;
}
