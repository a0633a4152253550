import type { Pick } from "./picks";

/** The memory of a scanner: under one key per task, what it has not sent yet. */
const prefix = "picks:";

export function keptPicks(task: number): Pick[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${prefix}${task}`) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function keepPicks(task: number, picks: readonly Pick[]): void {
  if (picks.length === 0) localStorage.removeItem(`${prefix}${task}`);
  else localStorage.setItem(`${prefix}${task}`, JSON.stringify(picks));
}

/** The tasks of which this scanner still holds something, the oldest task first. */
export function tasksWithPicks(): number[] {
  return Object.keys(localStorage)
    .flatMap((key) => (key.startsWith(prefix) ? Number(key.slice(prefix.length)) : []))
    .filter((task) => Number.isSafeInteger(task) && task > 0)
    .sort((a, b) => a - b);
}
