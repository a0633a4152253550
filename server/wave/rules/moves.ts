/** A wave's states as planners read them; only release and cancellation are its own, the rest follows from its deliveries (2.4). */
export type WaveStatus =
  | "generated"
  | "released"
  | "in_progress"
  | "picked"
  | "loaded"
  | "closed"
  | "cancelled";

/** What may follow what. A wave may be cancelled only before its first pick. */
export const waveMoves = {
  generated: ["released", "cancelled"],
  released: ["in_progress", "picked", "cancelled"],
  in_progress: ["picked"],
  picked: ["loaded"],
  loaded: ["closed"],
  closed: [],
  cancelled: [],
} as const satisfies Record<WaveStatus, readonly WaveStatus[]>;

/** Whether a wave may move so. */
export function mayMoveWave(from: WaveStatus, to: WaveStatus): boolean {
  return (waveMoves[from] as readonly WaveStatus[]).includes(to);
}

/**
 * The state that follows from a wave's deliveries, void ones left out (cancelled when all are): loaded once all are approved, closed once all are
 * delivered, picked once all are picked, in progress from the first pick on.
 */
export function waveStatusOf(wave: {
  isReleased: boolean;
  isCancelled: boolean;
  deliveries: readonly string[];
}): WaveStatus {
  if (wave.isCancelled) return "cancelled";
  const stages = wave.deliveries.filter((status) => status !== "void").map((status) => stageOf[status] ?? 0);
  if (stages.length === 0 && wave.deliveries.length > 0) return "cancelled";
  if (stages.length === 0) return wave.isReleased ? "released" : "generated";
  const slowest = Math.min(...stages);
  if (slowest >= 5) return "closed";
  if (slowest >= 4) return "loaded";
  if (slowest >= 3) return "picked";
  if (Math.max(...stages) >= 2) return "in_progress";
  return wave.isReleased ? "released" : "generated";
}

const stageOf: Record<string, number> = {
  created: 0,
  released: 1,
  picking: 2,
  picked: 3,
  checked: 3,
  approved: 4,
  dispatched: 4,
  delivered: 5,
  closed: 5,
  reversed: 5,
};
