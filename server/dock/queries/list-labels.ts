import type { DbOrTx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { type CaseLineFacts, loadCaseLines } from "@/server/dock/queries/load-case-lines";
import { loadTrips, type TripFacts } from "@/server/dock/queries/load-trips";
import { type CaseLabel, type LabelLine, stripOf, type TotalLabel } from "@/server/dock/rules/labels";
import type { PaperRef } from "@/server/dock/schema";
import { labelCodeOf } from "@/server/shared/label-code";
import { findReachableWave } from "@/server/wave";

export type { CaseLabel, TotalLabel };

/** A strip of labels, ready for the printer. */
export interface LabelStrip {
  wave: string;
  labels: (CaseLabel | TotalLabel)[];
  /** Labels of cases among them; the others say totals. */
  cases: number;
  /** Printed once, now void: their goods are short or their delivery order is. */
  voids: number;
}

const ended: ReadonlySet<string> = new Set(["void", "reversed"]);

/**
 * The labels of a wave's full cases, one per case, in the order of the locations, each location with its total at the end
 * (5.2). Labels whose case is short or whose delivery order is void are left out; `label` asks for one alone.
 */
export async function listLabels(db: DbOrTx, actor: Actor, input: PaperRef): Promise<LabelStrip> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const tripOf = await loadTrips(db, waveId);
  const lines = await loadCaseLines(db, actor, waveId, input);
  const { labels, voids } = stripOf(
    input.wave,
    lines.map((line) => labelLine(line, tripOf(line.dcId, line.routeId))),
  );
  const wanted = input.label === undefined ? undefined : labelCodeOf(input.label);
  const kept =
    wanted === undefined ? labels : labels.filter((label) => label.kind === "case" && label.code === wanted);
  return {
    wave: input.wave,
    labels: kept,
    cases: kept.filter(({ kind }) => kind === "case").length,
    voids,
  };
}

function labelLine(line: CaseLineFacts, trip: TripFacts): LabelLine {
  return { ...line, ...trip, pickedEach: ended.has(line.status) ? 0 : line.pickedEach };
}
