import type { TRPCClient } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import { type Asking, isRefused } from "./network";

export type Task = inferRouterOutputs<AppRouter>["wave"]["task"];
export type Reason = "empty" | "damaged" | "not_found";

/** A scan as a scanner made it, and what became of it. */
export interface MadeScan {
  scanId: string;
  task: number;
  line: number;
  qty: number;
  reason?: Reason;
  /** Whose hand, as the database names it. */
  hand: string;
  fate: "waiting" | "counted" | "refused";
}

export type ScanLog = Map<string, MadeScan>;

/**
 * The memory of one scanner, as the picking screen keeps it: picks in their order under ids of their own, sent together when
 * the network allows, the newest kept back until the next so that it could be taken back. Of several of which one is
 * refused, the others are sent one by one.
 */
export function scannerOf(
  client: TRPCClient<AppRouter>,
  { attempt, insist }: Asking,
  log: ScanLog,
  { hand, task }: { hand: string; task: number },
) {
  const made: MadeScan[] = [];
  let waiting: MadeScan[] = [];

  const settle = (scans: readonly MadeScan[], fate: MadeScan["fate"]) => {
    for (const scan of scans) scan.fate = fate;
    waiting = waiting.filter((scan) => !scans.includes(scan));
  };

  /** Under a request id of its own each time, as the screen does: it is the ids of the scans that count once. */
  const send = (scans: readonly MadeScan[]) => () =>
    client.wave.recordPicks.mutate({
      task,
      requestId: crypto.randomUUID(),
      picks: scans.map(({ scanId, line, qty, reason }) => ({ scanId, line, qty, ...(reason && { reason }) })),
    });

  const post = async (scans: readonly MadeScan[], ask: Asking["insist"]): Promise<void> => {
    const answer = await ask(`picks of task ${task}`, send(scans));
    if (!isRefused(answer)) return settle(scans, "counted");
    if (answer.refused === "no-network") return;
    if (scans.length === 1) return settle(scans, "refused");
    for (const scan of scans) await post([scan], insist);
  };

  return {
    /** What it has picked, to be added to what the task's lines hold already. */
    picked: () => made.filter(({ fate }) => fate !== "refused"),
    async add(pick: { line: number; qty: number; reason?: Reason }) {
      const scan: MadeScan = { ...pick, scanId: crypto.randomUUID(), task, hand, fate: "waiting" };
      log.set(scan.scanId, scan);
      made.push(scan);
      waiting.push(scan);
      const ready = waiting.slice(0, -1);
      if (ready.length > 0) await post(ready, attempt);
    },
    /** After the page was loaded anew: what the server names as known has arrived. */
    learn(scanIds: readonly string[]) {
      const known = new Set(scanIds);
      settle(
        waiting.filter(({ scanId }) => known.has(scanId)),
        "counted",
      );
    },
    async flush() {
      if (waiting.length > 0) await post([...waiting], insist);
    },
  };
}
