import { isSpent } from "../engine";
import type { PromotionState } from "../schema";

/** What is stored of a promotion's state; dates and budget make the rest of it (2.8). */
export type StoredStatus = "draft" | "approved" | "paused" | "terminated" | "archived";
export type Move = "edit" | "approve" | "pause" | "resume" | "end" | "archive";

/** What may be done in which state, and what is stored then. What is not here is refused. */
export const moves: Record<Move, Partial<Record<PromotionState, StoredStatus>>> = {
  edit: { draft: "draft", scheduled: "approved", active: "approved", paused: "paused" },
  approve: { draft: "approved", scheduled: "approved", active: "approved", paused: "paused" },
  pause: { scheduled: "paused", active: "paused" },
  resume: { paused: "approved" },
  end: { scheduled: "terminated", active: "terminated", paused: "terminated" },
  archive: { draft: "archived", ended: "archived", terminated: "archived" },
};

/** What decides the state besides the stored status. */
export interface Standing {
  status: StoredStatus;
  validFrom: string;
  validTo: string;
  budgetTimes: number | null;
  budgetFen: number | null;
  usedTimes: number;
  usedFen: number;
}

/** Where a promotion is today: past its last day or with its budget used up it has ended, even while it is paused. */
export function stateOf(standing: Standing, today: string): PromotionState {
  const { status, validFrom, validTo, budgetTimes, budgetFen, usedTimes, usedFen } = standing;
  if (status === "draft" || status === "terminated" || status === "archived") return status;
  const used = { totalTimes: usedTimes, totalFen: usedFen };
  if (validTo < today || isSpent({ budgetTimes, budgetFen }, used)) return "ended";
  if (status === "paused") return "paused";
  return today < validFrom ? "scheduled" : "active";
}

/** The moves that a state allows, for the buttons of the desk. */
export function movesFrom(state: PromotionState): Move[] {
  return (Object.keys(moves) as Move[]).filter((move) => moves[move][state] !== undefined);
}
