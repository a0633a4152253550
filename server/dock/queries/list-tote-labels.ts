import type { DbOrTx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { type ContainerFacts, loadContainers } from "@/server/dock/queries/load-containers";
import { loadTrips, type TripFacts } from "@/server/dock/queries/load-trips";
import type { PaperRef } from "@/server/dock/schema";
import { labelCodeOf } from "@/server/shared/label-code";
import { findReachableWave } from "@/server/wave";

/** A label on a tote, a cage or an ice box. */
export interface ToteLabel extends ContainerFacts, Pick<TripFacts, "dock" | "departsAt"> {
  wave: string;
}

const ended: ReadonlySet<string | null> = new Set([null, "void", "reversed"]);

/** The labels of a wave's totes, cages and ice boxes, stop by stop; those that are not needed or whose goods are void are left out. */
export async function listToteLabels(
  db: DbOrTx,
  actor: Actor,
  input: PaperRef,
): Promise<{ wave: string; labels: ToteLabel[] }> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const tripOf = await loadTrips(db, waveId);
  const wanted = input.label === undefined ? undefined : labelCodeOf(input.label);
  const labels = (await loadContainers(db, actor, waveId, input)).flatMap((row) => {
    if (row.isUnused || ended.has(row.status)) return [];
    if (wanted !== undefined && row.code !== wanted) return [];
    const { dock, departsAt } = tripOf(row.dcId, row.routeId);
    return { ...row, wave: input.wave, dock, departsAt };
  });
  return { wave: input.wave, labels };
}
