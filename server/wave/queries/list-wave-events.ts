import type { DbOrTx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { listTimeline, type TimelineRow } from "@/server/event";
import { findReachableWave } from "@/server/wave/lock-wave";

/** More steps than a wave ever takes. */
const eventsMax = 100;

/** What happened to a wave, when and by whom, newest first. */
export async function listWaveEvents(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
): Promise<TimelineRow[]> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const { rows } = await listTimeline(db, { documentType: "wave", documentId: waveId, limit: eventsMax });
  return rows.toReversed();
}
