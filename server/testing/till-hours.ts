import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import type { TillSetup } from "@/server/pos/reference-client/api";
import { sell } from "@/server/pos/reference-client/sales";
import { createTill } from "@/server/pos/reference-client/till";
import { setRollout } from "@/server/upgrade";
import { startLine } from "./bad-line";
import { restClient } from "./rest-client";
import { listenToTills, type Wire } from "./till-wire";

/** How a till's line to the server is during the first hour. */
type LineKind = "good" | "spoils packages" | "cuts packages" | "loses answers";

export interface SimulatedTill {
  setup: TillSetup;
  line: LineKind;
  till: ReturnType<typeof createTill>;
  /** Switched off until then. */
  offUntil: number;
  number: number;
  /** What it sold, on its own word. */
  soldFen: number;
}

export interface TillHours {
  tills: SimulatedTill[];
  wire: Wire;
  packages: Record<string, Buffer>;
  /** Seconds of the machine that the two hours took, without what came before and after. */
  seconds: number;
  startedAt: Date;
  endedAt: Date;
}

interface Plan {
  url: string;
  db: Db;
  hqToken: string;
  tillToken: string;
  stores: readonly string[];
  items: readonly string[];
  count: number;
  /** Where the tills' disks lie. */
  folder: string;
  /** When the first hour begins by the tills' clocks. */
  startsAt: Date;
  packageBytes: number;
  /** How many tills speak at once. */
  parallel: number;
  say: (text: string) => void;
  /** The two hours are over; what comes is only so that everybody ends what he is at. */
  ended?: (wire: Wire) => void;
}

const firstVersion = "1.0.0";
export const withdrawnVersion = "2.0.0";
export const lastVersion = "3.0.0";
const tillsPerStore = 2;
const minuteMs = 60_000;
/** A receipt of five lines every ten minutes, so that a parcel of an hour has thirty. */
const receiptEveryMinutes = 10;
const linesOfReceipt = 5;
/** Who is switched off in the middle of a download starts again after so many minutes. */
const offMinutes = 12;

const lineOf = (n: number): LineKind =>
  (({ 3: "spoils packages", 8: "cuts packages", 13: "loses answers" }) as Record<number, LineKind>)[n % 20] ??
  "good";

/**
 * Two hours of many tills, as fast as the machine goes: every request that real ones would send, by the reference client, with its
 * clock put forward. In the first hour a package is rolled out over lines that spoil it, cut it in the middle (and the till is
 * switched off), or lose answers; at its end it is withdrawn and the next one rolled out. Then everybody is let finish.
 */
export async function runTillHours(plan: Plan): Promise<TillHours> {
  const { startsAt, say } = plan;
  const clock = { at: startsAt.getTime() };
  const now = () => new Date(clock.at);
  const hq = restClient({ url: plan.url, token: plan.hqToken });
  const { publicKey } = await restClient({ url: plan.url, token: plan.tillToken }).get<{ publicKey: string }>(
    "pos/key",
  );
  const terms = { pollMinutes: 60, forceAfterDays: 7, parallelMax: 50, lineMbit: 1_000, quiet: null };
  await setRollout(plan.db, systemActor, terms, now());
  const wire = listenToTills();
  const lines = new Map<LineKind, Awaited<ReturnType<typeof startLine>>>();
  for (const kind of ["spoils packages", "cuts packages", "loses answers"] as const) {
    const bad = await startLine(plan.url);
    bad.line.state = kind;
    lines.set(kind, bad);
  }
  const tills = Array.from({ length: plan.count }, (_, n) => switchOn(n));

  function switchOn(n: number): SimulatedTill {
    const store = plan.stores[Math.floor(n / tillsPerStore)] ?? "";
    const line = lineOf(n);
    const diskOf = (till: string) => path.join(plan.folder, `${store}-${till}`);
    const till = String((n % tillsPerStore) + 1).padStart(2, "0");
    mkdirSync(diskOf(till), { recursive: true });
    const setup: TillSetup = {
      base: lines.get(line)?.base ?? plan.url,
      token: plan.tillToken,
      store,
      till,
      folder: diskOf(till),
      publicKey,
      clock: now,
      random: () => ((n * 7) % 10) / 10,
      neighbour: diskOf,
      fetch: wire.fetch,
    };
    // They open their shops one after the other, so that their polls spread over the hour.
    const offUntil = startsAt.getTime() + Math.floor((n * 60) / plan.count) * minuteMs;
    return { setup, line, till: createTill(setup, firstVersion), offUntil, number: n, soldFen: 0 };
  }

  const upload = async (version: string, seed: number): Promise<Buffer> => {
    const bytes = bytesOf(plan.packageBytes, seed);
    const response = await fetch(`${plan.url}/api/v1/pos/packages/${version}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${plan.hqToken}`,
        "content-type": "application/octet-stream",
        "x-now": now().toISOString(),
      },
      body: new Uint8Array(bytes),
    });
    if (response.status !== 201) throw new Error(`upload of ${version}: ${await response.text()}`);
    return bytes;
  };
  const stage = (version: string, what: object) =>
    hq.post(`pos/packages/${version}/stages`, { stage: what }, { now: now() });

  const packages: Record<string, Buffer> = { [withdrawnVersion]: await upload(withdrawnVersion, 2) };
  await stage(withdrawnVersion, { scope: "percentage", percent: 30 });
  const begun = performance.now();
  for (let minute = 0; minute < 120; minute += 1) {
    clock.at = startsAt.getTime() + minute * minuteMs;
    if (minute === 15) await stage(withdrawnVersion, { scope: "all" });
    if (minute === 60) {
      await hq.post(
        `pos/packages/${withdrawnVersion}/withdraw`,
        { reason: "prints no receipts" },
        { now: now() },
      );
      for (const [kind, { line }] of lines) if (kind !== "spoils packages") line.state = "good";
    }
    // Who asks before there is a newer one goes back to what ran before; the others go forward.
    if (minute === 80) {
      packages[lastVersion] = await upload(lastVersion, 3);
      await stage(lastVersion, { scope: "all" });
    }
    await everyTill(tills, plan, clock.at);
    if (minute % 20 === 19)
      say(`${minute + 1} minutes: ${wire.reports.size} reports, ${wire.parcels.size} parcels`);
  }
  const seconds = (performance.now() - begun) / 1000;
  plan.ended?.(wire);
  await letFinish();
  for (const { close } of lines.values()) await close();
  return { tills, wire, packages, seconds, startedAt: startsAt, endedAt: now() };

  /** Everybody comes to the end of what he is at: what was downloaded is started, what waits is sent. */
  async function letFinish(): Promise<void> {
    for (let round = 0; round < 30; round += 1) {
      clock.at += 7 * minuteMs;
      await everyTill(tills, plan, clock.at, true);
    }
  }
}

/** A minute of all tills that are on, so many at once. */
async function everyTill(
  tills: readonly SimulatedTill[],
  plan: Plan,
  at: number,
  isClosed = false,
): Promise<void> {
  const due = tills.filter(({ offUntil }) => offUntil <= at);
  let next = 0;
  const worker = async () => {
    for (let one = due[next++]; one; one = due[next++]) await oneMinute(one, plan, at, isClosed);
  };
  await Promise.all(Array.from({ length: plan.parallel }, worker));
}

async function oneMinute(one: SimulatedTill, plan: Plan, at: number, isClosed: boolean): Promise<void> {
  const minute = Math.floor(at / minuteMs);
  if (!isClosed && (minute + one.number) % receiptEveryMinutes === 0) await sellSomething(one, plan, minute);
  if (at < one.till.nextPollAt().getTime()) return;
  const said = await one.till.tick();
  if (said === "offline" && one.line === "cuts packages") {
    // Somebody pulled the plug: what was in its memory is gone, what is on its disk is there.
    one.till = createTill(one.setup, firstVersion);
    one.offUntil = at + offMinutes * minuteMs;
    return;
  }
  // A spoilt package is not waited for an hour: the shop switches its till off and on.
  if (one.line === "spoils packages") one.till = createTill(one.setup, firstVersion);
  if (one.line === "spoils packages" && !isClosed) one.offUntil = at + 9 * minuteMs;
  // Most shops start their tills anew soon after; the others in the evening.
  if (isClosed || Number(one.setup.till) === 1) await one.till.restart();
}

async function sellSomething(one: SimulatedTill, { items }: Plan, minute: number): Promise<void> {
  const lines = Array.from({ length: linesOfReceipt }, (_, n) => {
    // Now and then a customer brings something back.
    const qty = (one.number + minute + n) % 29 === 0 ? -1 : 1 + (n % 3);
    const fen = qty * 350;
    one.soldFen += fen;
    return {
      item: items[(minute * 7 + one.number + n * 11) % items.length] ?? "",
      qty,
      amount: `${qty < 0 ? "-" : ""}${(Math.abs(fen) / 100).toFixed(2)}`,
    };
  });
  await sell(one.setup, ...lines);
}

/** Bytes that look like nothing in particular, the same for the same seed. */
function bytesOf(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
