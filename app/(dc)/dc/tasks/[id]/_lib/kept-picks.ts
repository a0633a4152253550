import type { BatchPlan } from "./batch";
import type { Pick } from "./picks";

/** The memory of a scanner: under one key per task, what it has not sent yet. */
const prefix = "picks:";

export function keptPicks(task: number): Pick[] {
  const kept = read(`${prefix}${task}`);
  return Array.isArray(kept) ? kept : [];
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

/** What was taken of an item and is still to be put store by store. */
export function keptPlan(task: number): BatchPlan | undefined {
  const kept = read(`batch:${task}`);
  return typeof kept === "object" && kept !== null && "lines" in kept ? (kept as BatchPlan) : undefined;
}

export function keepPlan(task: number, plan: BatchPlan | undefined): void {
  if (plan) localStorage.setItem(`batch:${task}`, JSON.stringify(plan));
  else localStorage.removeItem(`batch:${task}`);
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
