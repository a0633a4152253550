import { setTimeout as sleep } from "node:timers/promises";
import type { TRPCClient } from "@trpc/client";
import { pick } from "@/server/testing/patient";
import type { AppRouter } from "@/server/trpc/root";
import { type Asking, isRefused } from "./network";
import { type MadeScan, type Reason, type ScanLog, scannerOf, type Task } from "./scanner";

const reasons = ["empty", "damaged", "not_found"] as const satisfies readonly Reason[];
/** Of a hundred lines so many are short, and of a hundred picks so many are followed by a page loaded anew. */
const SHORT_PERCENT = 8;
const RELOAD_PERCENT = 3;
/** Of a hundred tasks so many are left in the middle; whoever asks for the next one gets them again, or somebody else does. */
const LEFT_PERCENT = 4;
const STEP_MS = 15;
const IDLE_MS = 150;

export interface Picker {
  client: TRPCClient<AppRouter>;
  login: string;
  hand: string;
}

interface Shift {
  asking: Asking;
  log: ScanLog;
  finished: { tasks: number };
  /** While true, somebody without work waits for some. */
  isOpen: () => boolean;
}

/** Works like a person with a scanner until the night is over and no task is free: claim, pick, look twice, end. */
export async function pickAllNight(picker: Picker, shift: Shift): Promise<void> {
  const { client } = picker;
  const { insist } = shift.asking;
  const worked: number[] = [];
  for (;;) {
    const wish = { after: worked.at(-1) ?? null, requestId: crypto.randomUUID() };
    const claimed = await insist("the next task", () => client.wave.claimNext.mutate(wish));
    if (isRefused(claimed)) {
      if (!shift.isOpen()) return;
      await sleep(IDLE_MS);
      continue;
    }
    worked.push(claimed.task);
    await workOn(picker, shift, claimed.task);
  }
}

async function workOn({ client, hand }: Picker, shift: Shift, taskNo: number): Promise<void> {
  const { asking, log } = shift;
  const load = () => asking.insist(`task ${taskNo}`, () => client.wave.task.query({ task: taskNo }));
  let task = await load();
  if (isRefused(task)) return;
  const scanner = scannerOf(client, asking, log, { hand, task: taskNo });
  for (let steps = task.lines.length * 3; steps > 0; steps -= 1) {
    const line = nextLine(task, scanner.picked());
    if (!line) break;
    await scanner.add(pickOf(line));
    await sleep(STEP_MS * Math.random() * 2);
    const lot = Math.random() * 100;
    if (lot < LEFT_PERCENT / Math.max(task.lines.length, 1) && shift.isOpen()) return scanner.flush();
    if (lot < RELOAD_PERCENT) {
      const again = await load();
      if (isRefused(again)) return scanner.flush();
      task = again;
      scanner.learn(task.scanIds);
    }
  }
  await scanner.flush();
  const wish = { task: taskNo, requestId: crypto.randomUUID() };
  const ended = await asking.insist(`the end of task ${taskNo}`, () => client.wave.finishTask.mutate(wish));
  if (!isRefused(ended)) shift.finished.tasks += 1;
}

interface Open {
  line: number;
  leftEach: number;
  visits: number;
}

/** The next line of the walk: first what nobody has looked at, then, on the same walk, what was short the first time. */
function nextLine({ lines, scanIds, shortVisits }: Task, picked: readonly MadeScan[]): Open | undefined {
  const known = new Set(scanIds);
  const mine = Map.groupBy(
    picked.filter(({ scanId }) => !known.has(scanId)),
    ({ line }) => line,
  );
  const open = lines.flatMap(({ line, qtyEach, scannedEach, visits }): Open[] => {
    const scans = mine.get(line) ?? [];
    const leftEach = qtyEach - scannedEach - scans.reduce((sum, { qty }) => sum + qty, 0);
    const looked = visits + scans.filter(({ reason }) => reason).length;
    return leftEach > 0 && looked < shortVisits ? [{ line, leftEach, visits: looked }] : [];
  });
  return open.find(({ visits }) => visits === 0) ?? open[0];
}

/** All of it, a part of it first, or what is there, with the reason why it is not more. */
function pickOf({ line, leftEach, visits }: Open): { line: number; qty: number; reason?: Reason } {
  const some = Math.floor(Math.random() * leftEach);
  const isShort = Math.random() * 100 < (visits > 0 ? 60 : SHORT_PERCENT);
  if (isShort) return { line, qty: some, reason: pick(reasons) };
  return { line, qty: leftEach > 3 && Math.random() < 0.1 ? Math.max(some, 1) : leftEach };
}
