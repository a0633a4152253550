import { setTimeout as sleep } from "node:timers/promises";
import type { TRPCClient } from "@trpc/client";
import { pick } from "@/server/testing/patient";
import type { AppRouter } from "@/server/trpc/root";
import { type Asking, isRefused } from "./network";
import type { Picker } from "./picker";

/** A wave that a planner has made, until it is cancelled or approved. */
export interface PlannedWave {
  wave: string;
  isOver: boolean;
}

export interface Planned {
  waves: PlannedWave[];
  released: number;
  cancelled: number;
  voided: number;
  /** Stores taken out of a wave, and waves that brought more for an earlier one. */
  takenOut: number;
  supplements: number;
  approved: number;
  /** Tasks given to somebody else, and tasks closed before their end. */
  assigned: number;
  closed: number;
}

interface Desk {
  client: TRPCClient<AppRouter>;
  asking: Asking;
  routes: readonly string[];
  pickers: readonly Picker[];
  planned: Planned;
  isOpen: () => boolean;
}

const PAUSE_MS = 120;
const cuts = [{}, {}, { pickType: "case" }, { pickType: "loose" }, { dc: "0001" }, { dc: "0002" }] as const;
const key = () => crypto.randomUUID();

/** Plans all night over routes that overlap with those of the others, and meddles with what the pickers have in hand. */
export async function planAllNight(desk: Desk): Promise<void> {
  while (desk.isOpen()) {
    const lot = Math.random();
    if (lot < 0.1) await simulate(desk);
    else if (lot < 0.45) await generate(desk);
    else if (lot < 0.6) await approveOne(desk);
    else if (lot < 0.7) await cancelOne(desk);
    else if (lot < 0.78) await takeOut(desk);
    else if (lot < 0.82) await supplement(desk);
    else if (lot < 0.86) await lockForAMoment(desk);
    else await moveTask(desk);
    await sleep(PAUSE_MS * Math.random());
  }
}

const standing = ({ planned }: Desk) => pick(planned.waves.filter(({ isOver }) => !isOver).slice(-12));

async function simulate({ client, asking, routes }: Desk) {
  const wish = { route: pick(routes), ...pick(cuts) };
  await asking.insist("a simulation", () => client.pool.preview.query(wish));
}

/** Most waves are released at once, some never. */
async function generate({ client, asking, routes, planned }: Desk) {
  const wish = { route: pick(routes), ...pick(cuts), requestId: key() };
  const made = await asking.insist("a generation", () => client.pool.generate.mutate(wish));
  if (isRefused(made) || made.wave === null) return;
  const wave = { wave: made.wave, isOver: false };
  planned.waves.push(wave);
  if (Math.random() < 0.1) return;
  const release = { wave: wave.wave, requestId: key() };
  const answer = await asking.insist(`the release of ${wave.wave}`, () =>
    client.wave.release.mutate(release),
  );
  if (!isRefused(answer)) planned.released += 1;
}

/** Refused while it is being picked. */
export async function approveWave(
  { client, asking, planned }: Desk,
  wave: PlannedWave,
): Promise<string | undefined> {
  const wish = { wave: wave.wave, requestId: key() };
  const answer = await asking.insist(`the approval of ${wave.wave}`, () => client.wave.approve.mutate(wish));
  if (isRefused(answer)) return answer.refused;
  wave.isOver = true;
  planned.approved += answer.approved;
  return undefined;
}

async function approveOne(desk: Desk) {
  const wave = standing(desk);
  if (wave) await approveWave(desk, wave);
}

/** Refused once it is being picked, and after the release to everybody but a manager. */
async function cancelOne(desk: Desk) {
  const { client, asking, planned } = desk;
  const wave = standing(desk);
  if (!wave) return;
  const wish = { wave: wave.wave, reason: "race", requestId: key() };
  const answer = await asking.insist(`the end of ${wave.wave}`, () => client.pool.cancelWave.mutate(wish));
  if (isRefused(answer)) return;
  wave.isOver = true;
  planned.cancelled += 1;
}

/** A delivery order or all of a store. */
async function takeOut(desk: Desk) {
  const { client, asking, planned } = desk;
  const wave = standing(desk);
  if (!wave) return;
  const view = await asking.insist(`wave ${wave.wave}`, () => client.wave.get.query({ wave: wave.wave }));
  if (isRefused(view)) return;
  const open = view.deliveries.filter(({ status }) => status !== "void");
  if (open.length === 0) return;
  const { delivery, store } = pick(open);
  if (Math.random() < 0.5) {
    const wish = { wave: wave.wave, store, reason: "race", requestId: key() };
    const answer = await asking.insist(`taking out ${store}`, () => client.pool.takeStoreOut.mutate(wish));
    if (!isRefused(answer)) planned.takenOut += 1;
    return;
  }
  const wish = { delivery, reason: "race", requestId: key() };
  const answer = await asking.insist(`the end of ${delivery}`, () => client.pool.voidDelivery.mutate(wish));
  if (!isRefused(answer)) planned.voided += 1;
}

async function supplement(desk: Desk) {
  const { client, asking, planned } = desk;
  const wave = standing(desk);
  if (!wave) return;
  const wish = { wave: wave.wave, requestId: key() };
  const made = await asking.insist("a supplement", () => client.pool.supplement.mutate(wish));
  if (isRefused(made) || made.wave === null) return;
  planned.supplements += 1;
  planned.waves.push({ wave: made.wave, isOver: false });
  const release = { wave: made.wave, requestId: key() };
  const answer = await asking.insist(`the release of ${made.wave}`, () =>
    client.wave.release.mutate(release),
  );
  if (!isRefused(answer)) planned.released += 1;
}

/** Meanwhile the others are refused to change it. */
async function lockForAMoment(desk: Desk) {
  const { client, asking } = desk;
  const wave = standing(desk);
  if (!wave) return;
  for (const isLocked of [true, false]) {
    const wish = { wave: wave.wave, isLocked, reason: "race", requestId: key() };
    await asking.insist(`the lock of ${wave.wave}`, () => client.wave.setLock.mutate(wish));
    await sleep(PAUSE_MS);
  }
}

/** Gives a task that is under way to another picker or to nobody; closes one in a hundred before its end. */
async function moveTask({ client, asking, pickers, planned }: Desk) {
  const board = await asking.insist("the task board", () =>
    client.wave.taskBoard.query({ status: pick(["picking", "claimed", "open"] as const), limit: 50 }),
  );
  if (isRefused(board) || board.rows.length === 0) return;
  const { task } = pick(board.rows);
  if (Math.random() < 0.1) {
    const wish = { task, reason: "not_found" as const, requestId: key() };
    const answer = await asking.insist(`closing task ${task}`, () => client.wave.cancelTask.mutate(wish));
    if (!isRefused(answer)) planned.closed += 1;
    return;
  }
  const to = Math.random() < 0.5 ? null : pick(pickers).login;
  const wish = { task, to, requestId: key() };
  const answer = await asking.insist(`giving task ${task}`, () => client.wave.assignTask.mutate(wish));
  if (!isRefused(answer)) planned.assigned += 1;
}
