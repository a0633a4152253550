import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import type { RestClient } from "@/server/testing/rest-client";
import { stableNumber } from "./chain";

/** The evening of every day, in minutes after midnight. */
const GENERATED_AT = 22 * 60;
const RELEASED_AT = 22 * 60 + 10;
const CONFIRMED_AT = 23 * 60;
const APPROVED_AT = 23 * 60 + 30;

/** One line in so many is picked short. */
const ONE_SHORT_IN = 100;
const shortReasons = ["empty", "damaged", "not_found"] as const;

export interface Blocked {
  store: string;
  order: string;
  code: string;
  shortfall: string;
}

/** A delivery order of a wave that was approved. */
export interface Delivered {
  delivery: string;
  store: string;
  amount: string;
}

interface WaveAnswer {
  wave: string | null;
  status: string;
  deliveries: Delivered[];
  blocked: Blocked[];
  shortages: unknown[];
}

interface Task {
  lines: { delivery: string; store: string; item: string; qty: number }[];
}

export interface ClosedRoute {
  blocked: Blocked[];
  shortAtDc: number;
  shortPicked: number;
  approved: number;
  /** In the order in which they were made. */
  deliveries: Delivered[];
  amountFen: number;
  seconds: Record<"generate" | "release" | "confirm" | "approve", number>;
}

/**
 * One main route's evening: generate and release its wave, confirm it with a stable hundredth of the lines short, approve
 * it. When nothing could be generated only the blocked orders are told.
 */
export async function closeRoute(planner: RestClient, route: string, day: BusinessDay): Promise<ClosedRoute> {
  const seconds = { generate: 0, release: 0, confirm: 0, approve: 0 };
  const timed = async <T>(step: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    seconds[step] += (performance.now() - started) / 1000;
    return result;
  };
  const at = (minutes: number) => ({ now: instantAt(day, minutes) });

  const generated = await timed("generate", () =>
    planner.post<WaveAnswer>("waves", { route, mode: "generate" }, at(GENERATED_AT)),
  );
  const told = { blocked: generated.blocked, shortAtDc: generated.shortages.length, seconds };
  if (generated.wave === null) return { ...told, shortPicked: 0, approved: 0, deliveries: [], amountFen: 0 };

  const wave = `waves/${generated.wave}`;
  await timed("release", () => planner.post(`${wave}/release`, {}, at(RELEASED_AT)));
  const tasks = await timed("confirm", () => planner.all<Task>(`${wave}/tasks`));
  const exceptions = shortPicks(tasks, day);
  await timed("confirm", () => planner.post(`${wave}/confirm`, { exceptions }, at(CONFIRMED_AT)));
  const { approved } = await timed("approve", () =>
    planner.post<{ approved: number }>(`${wave}/approve`, {}, at(APPROVED_AT)),
  );
  const closed = await planner.get<WaveAnswer>(wave);
  return {
    ...told,
    shortPicked: exceptions.length,
    approved,
    deliveries: closed.deliveries,
    amountFen: closed.deliveries.reduce((sum, { amount }) => sum + fen(amount), 0),
  };
}

/** The same store, item and day are short in every run, whatever numbers the documents got. */
function shortPicks(tasks: readonly Task[], day: BusinessDay) {
  const lines = new Map<string, { delivery: string; store: string; item: string; qty: number }>();
  for (const line of tasks.flatMap((task) => task.lines)) {
    const key = `${line.delivery} ${line.item}`;
    const known = lines.get(key);
    if (known) known.qty += line.qty;
    else lines.set(key, { ...line });
  }
  return [...lines.values()].flatMap(({ delivery, store, item, qty }) => {
    const lot = stableNumber(day, store, item);
    if (lot % ONE_SHORT_IN !== 0) return [];
    const reason = shortReasons[Math.floor(lot / ONE_SHORT_IN) % shortReasons.length];
    return [{ delivery, item, picked: Math.floor(qty / 2), reason }];
  });
}

/** Reads an amount of an answer; a defect when it is none. */
export function fen(text: string): number {
  const value = parseFen(text);
  invariant(value !== undefined, `not an amount: ${text}`);
  return value;
}
