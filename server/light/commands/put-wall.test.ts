import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { answerLamp } from "@/server/light/commands/answer-lamp";
import { setPutPositions } from "@/server/light/commands/set-put-positions";
import { getLamps } from "@/server/light/queries/get-lamps";
import { listPutWalls } from "@/server/light/queries/list-put-walls";
import { listWalls } from "@/server/light/queries/list-walls";
import type { LampMessage } from "@/server/light/schema";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { claimTask, finishTask, recordPicks } from "@/server/wave";
import { assignTask } from "@/server/wave/commands/assign-task";
import { cancelTask } from "@/server/wave/commands/cancel-task";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";

const { db, close } = await freshDatabase();
afterAll(close);
const picker = person("picker", { id: 5, name: "Qiang" });
const other = person("picker", { id: 6, name: "Min" });
const manager = person("dc-manager", { id: 7 });
const planner = person("planner", { id: 8 });
const wall = { dc: "0001", zone: "A", kind: "put" as const };
const at = { dc: "0001", zone: "A" };
let messages = 0;
const id = () => {
  messages += 1;
  return `put-${messages}`;
};
type Said<M = LampMessage> = M extends LampMessage ? Omit<M, "id"> : never;
const say = (message: Said, actor: Actor = picker) =>
  answerLamp(db, actor, { ...message, id: id() } as LampMessage, now);
const start = (actor: Actor = picker) => say({ type: "start", ...wall }, actor);
const scan = (code: string, actor: Actor = picker) => say({ type: "item", ...at, code }, actor);
const seen = (actor: Actor = picker) => getLamps(db, actor, wall);
const lampAt = async (address: string, actor: Actor = picker) =>
  (await seen(actor)).lamps.find((lamp) => lamp.address === address)?.lamp ?? "";
const shown = async (actor: Actor = picker) =>
  (await seen(actor)).lamps.map(({ address, store, state, qty }) => `${address} ${store} ${state} ${qty}`);

beforeAll(async () => {
  // I0 and I4 lie in zone A.
  await givenChain(db, ["prepaid", "prepaid", "prepaid"], 5);
  const methods = { dc: "0001", case: "label", loose: "put_light", zones: [], shortVisits: 2 } as const;
  await setFloor(db, manager, { ...methods, zones: [] }, now);
  await setPutPositions(db, manager, { ...at, positions: ["P-1..3"] }, now);
});

/** A round of zone A: what each store gets of I0 and I4. */
async function givenRound(orders: Record<string, Record<string, number>>) {
  const wanted = Object.entries(orders).map(([store, lines]) => ({ store, lines }));
  const { wave } = await givenWave(db, wanted);
  await releaseWave(db, planner, { wave }, now);
  return wave;
}
const scansOf = async (lamp: string) => {
  const [task, line] = lamp.split("-").map(Number);
  const [row] = await sqlOf(db)<{ scans: number; each: number }[]>`
    select count(*)::int4 as scans, coalesce(sum(qty_each), 0)::int8 as each from pick_scans
    where task_id = ${task ?? 0}::int8 and line_no = ${line ?? 0}::int2`;
  return row;
};

// Guarantees DAS: an item lights the stores that get it, each with its quantity, and what is confirmed there counts once.
test("a round: stores at their positions by stop, item after item, until the last lamp ends it", async () => {
  const wave = await givenRound({ S0: { I0: 3, I4: 2 }, S1: { I0: 4 }, S2: { I4: 6 } });
  expect(await listWalls(db, picker)).toEqual([{ ...wall, waiting: 1 }]);
  expect(await seen()).toMatchObject({ task: null, waiting: 1, lamps: [] });
  await expect(scan("I0")).rejects.toMatchObject({ code: "light/no-round" });
  const { task } = await start();
  expect(await start()).toMatchObject({ task });
  expect(await shown()).toEqual(["P-1 S0 dark 0", "P-2 S1 dark 0", "P-3 S2 dark 0"]);
  expect(await seen()).toMatchObject({
    wave,
    item: null,
    left: [
      { item: "I0", location: "A-01", qty: 7, stores: 2 },
      { item: "I4", location: "A-05", qty: 8, stores: 2 },
    ],
  });
  const dark = await lampAt("P-1");
  await expect(say({ type: "confirmed", lamp: dark })).rejects.toMatchObject({ code: "light/not-lit" });

  expect(await scan("I0")).toMatchObject({ task });
  await scan("i0");
  expect(await shown()).toEqual(["P-1 S0 lit 3", "P-2 S1 lit 4", "P-3 S2 dark 0"]);
  await expect(scan("I4")).rejects.toMatchObject({
    code: "light/still-lit",
    details: { addresses: ["P-1", "P-2"] },
  });
  await expect(scan("I1")).rejects.toMatchObject({ code: "light/not-in-round" });
  const first = await lampAt("P-1");
  await expect(say({ type: "confirmed", lamp: first }, other)).rejects.toMatchObject({
    code: "light/not-lit",
  });
  await say({ type: "confirmed", lamp: first });
  await expect(say({ type: "confirmed", lamp: first })).rejects.toMatchObject({ code: "light/not-lit" });
  expect(await scansOf(first)).toEqual({ scans: 1, each: 3 });

  // The tote is full with a part of it: the rest goes into a new one.
  const second = await lampAt("P-2");
  await say({ type: "confirmed", lamp: second, qty: 1 });
  const { tote } = await say({ type: "full", lamp: second });
  expect(tote).toMatch(/^T\d+$/);
  expect((await seen()).lamps[1]).toMatchObject({ state: "lit", qty: 3, taken: 1, tote });
  await say({ type: "confirmed", lamp: second });
  // A tote may be full while nothing is lit over it.
  expect((await say({ type: "full", lamp: await lampAt("P-3") })).tote).not.toBe(tote);
  await expect(scan("I0")).rejects.toMatchObject({ code: "light/all-put" });

  await scan("I4");
  expect(await shown()).toEqual(["P-1 S0 lit 2", "P-2 S1 dark 0", "P-3 S2 lit 6"]);
  // What was confirmed for the item before cannot take this one, though the position is the same.
  await expect(say({ type: "confirmed", lamp: first })).rejects.toMatchObject({ code: "light/not-lit" });
  const short = { type: "short" as const, lamp: await lampAt("P-3"), reason: "empty" as const };
  await say({ ...short, qty: 5 });
  expect(await shown()).toEqual(["P-1 S0 lit 2", "P-2 S1 dark 0", "P-3 S2 again 1"]);
  expect(await say({ ...short, qty: 0 })).toMatchObject({ isDone: false });
  expect(await say({ type: "confirmed", lamp: await lampAt("P-1") })).toMatchObject({ isDone: true });
  expect(await seen()).toMatchObject({ task: null, waiting: 0 });
  const states = await sqlOf(db)<
    { store: string; status: string; picked: number | null; reason: string | null }[]
  >`
    select s.code as store, d.status::text, k.picked_each as picked, k.reason::text from deliveries d
    join stores s on s.id = d.store_id join waves w on w.id = d.wave_id
    left join delivery_shorts k on k.delivery_id = d.id where w.wave_no = ${wave} order by s.code`;
  expect([...states]).toEqual([
    { store: "S0", status: "picked", picked: null, reason: null },
    { store: "S1", status: "picked", picked: null, reason: null },
    { store: "S2", status: "picked", picked: 5, reason: "empty" },
  ]);
  await expect(start()).rejects.toMatchObject({ code: "light/none-waiting" });
  await expectProof(db);
});

test("two presses of one lamp at once, each under an id of its own: one counts", async () => {
  await givenRound({ S0: { I0: 2 }, S1: { I0: 2 } });
  await start();
  await scan("I0");
  const again = await lampAt("P-2");
  const answers = await Promise.allSettled([1, 2].map(() => say({ type: "confirmed", lamp: again })));
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "light/not-lit" },
  });
  expect(await scansOf(again)).toEqual({ scans: 1, each: 2 });
  await say({ type: "confirmed", lamp: await lampAt("P-1") });
  expect(await seen()).toMatchObject({ task: null });
  await expectProof(db);
});

test("two rounds at one wall stand at positions of their own; without enough of them the second waits", async () => {
  await givenRound({ S0: { I0: 1 }, S1: { I0: 1 } });
  await givenRound({ S0: { I0: 5 } });
  await givenRound({ S0: { I0: 2 }, S1: { I0: 2 } });
  const answers = await Promise.allSettled([start(picker), start(other)]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  const third = person("picker", { id: 9, name: "Third" });
  await expect(start(third)).rejects.toMatchObject({
    code: "light/too-few-positions",
    details: { needed: 2, free: 0 },
  });
  expect(await seen(third)).toMatchObject({ task: null, waiting: 1 });
  const both = [...(await shown(picker)), ...(await shown(other))].map((text) => text.split(" ")[0]);
  expect([...both].sort()).toEqual(["P-1", "P-2", "P-3"]);
  await expect(setPutPositions(db, manager, { ...at, positions: ["P-1..2"] }, now)).rejects.toMatchObject({
    code: "light/position-busy",
    details: { addresses: ["P-3"] },
  });
  expect(await listPutWalls(db, manager, { dc: "0001" })).toEqual([
    { ...at, positions: ["P-1", "P-2", "P-3"], busy: 3 },
  ]);
  for (const actor of [picker, other]) {
    await scan("I0", actor);
    for (const { lamp } of (await seen(actor)).lamps) await say({ type: "confirmed", lamp }, actor);
  }
  // Both have ended: their positions are free without anybody's doing.
  await start(third);
  await scan("I0", third);
  for (const { lamp } of (await seen(third)).lamps) await say({ type: "confirmed", lamp }, third);
  await expectProof(db);
});

test("a round that is taken over keeps its positions; one that is closed early frees them; a scanner may end one", async () => {
  await givenRound({ S0: { I0: 1 }, S1: { I0: 1 } });
  const { task } = await start();
  await scan("I0");
  const before = await shown();
  await assignTask(db, planner, { task, to: null }, now);
  await start(other);
  expect(await shown(other)).toEqual(before);
  await cancelTask(db, planner, { task, reason: "empty" }, now);
  expect(await listPutWalls(db, manager, { dc: "0001" })).toMatchObject([{ busy: 0 }]);

  await givenRound({ S0: { I0: 4 } });
  const [row] = await sqlOf(db)<{ id: number }[]>`select max(id) as id from pick_tasks`;
  const last = row?.id ?? 0;
  await claimTask(db, picker, { task: last }, now);
  // It is this hand's, but its store has no position yet.
  expect(await seen()).toMatchObject({ task: null, waiting: 1 });
  await expect(scan("I0")).rejects.toMatchObject({ code: "light/no-round" });
  await recordPicks(db, picker, { task: last, picks: [{ scanId: "s", line: 1, qty: 4 }] }, now);
  await finishTask(db, picker, { task: last }, now);
  await expectProof(db);
});

test("positions are said as a whole: the same again changes nothing, one address is one lamp's", async () => {
  const events = async () => {
    const [row] = await sqlOf(db)<{ count: number }[]>`
      select count(*)::int4 as count from events where type = 'floor.put_wall_set'`;
    return row?.count;
  };
  const before = await events();
  const same = { ...at, positions: ["P-1", "P-2..3"] };
  expect(await setPutPositions(db, manager, same, now)).toEqual({
    ...at,
    positions: ["P-1", "P-2", "P-3"],
    busy: 0,
  });
  expect(await events()).toBe(before);
  const everywhere = { dc: "0001", zone: "" };
  const refused = (positions: string[]) => setPutPositions(db, manager, { ...everywhere, positions }, now);
  await expect(refused(["P-3", "Q-1"])).rejects.toMatchObject({ code: "light/position-elsewhere" });
  await expect(refused(["Q-1", "Q-1"])).rejects.toMatchObject({ code: "light/position-elsewhere" });
  await expect(refused(["Q-9..Q-1"])).rejects.toMatchObject({ code: "light/unreadable-range" });
  await expect(setPutPositions(db, picker, same, now)).rejects.toMatchObject({ status: 403 });
  await expect(setPutPositions(db, manager, { ...same, dc: "9999" }, now)).rejects.toMatchObject({
    code: "floor/unknown-dc",
  });
  const sets = ["R-1..2", "R-1..2"].map((text) =>
    setPutPositions(db, manager, { ...everywhere, positions: [text] }, now),
  );
  expect((await Promise.all(sets)).map(({ positions }) => positions)).toEqual([
    ["R-1", "R-2"],
    ["R-1", "R-2"],
  ]);
  expect(await events()).toBe((before ?? 0) + 1);
  await setPutPositions(db, manager, { ...everywhere, positions: [] }, now);
  await setPutPositions(db, manager, { ...at, positions: ["P-3", "P-1"] }, now);
  expect(await listPutWalls(db, manager, { dc: "0001" })).toMatchObject([{ positions: ["P-3", "P-1"] }]);
});
