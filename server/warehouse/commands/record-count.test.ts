import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { decideCount } from "@/server/warehouse/commands/decide-count";
import { openCounts, openDailyCounts } from "@/server/warehouse/commands/open-counts";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"], 8));
afterEach(() => expectProof(db));

const dc = "0001";
const full = 9_000_000;
const planner = person("planner");
const manager = person("dc-manager", { id: 5 });
const picker = person("picker", { id: 7 });
const refused = (code: string) => expect.objectContaining({ code });
const onHand = async (item: string) => {
  const [row] = await sqlOf(db)<{ each: number }[]>`
    select s.on_hand_each as each from dc_stock s join items i on i.id = s.item_id where i.code = ${item}`;
  return row?.each;
};
const asked = async (item: string) => {
  await openCounts(db, manager, { dc, items: [item] }, now);
  const { rows } = await listCounts(db, manager, { dc, limit: 100 });
  return rows.find((row) => row.item === item)?.count ?? 0;
};
const record = async (count: number, counted: number, actor = picker) =>
  (await recordCount(db, actor, { dc, count, counted }, now)).status;
const decide = async (count: number, decision: "post" | "recount" | "cancel", actor = manager) =>
  (await decideCount(db, actor, { dc, count, decision, reason: "" }, now)).status;

test("a small difference is posted at once, one far off is counted again and then stands", async () => {
  const first = await asked("I0");
  expect(await record(first, full - 3)).toBe("posted");
  expect(await onHand("I0")).toBe(full - 3);
  const second = await asked("I0");
  expect(await record(second, full - 60)).toBe("recount");
  expect(await onHand("I0")).toBe(full - 3);
  expect(await record(second, full - 33)).toBe("posted");
  expect(await onHand("I0")).toBe(full - 33);
  await expect(record(second, 1)).rejects.toEqual(refused("count/closed"));
});

test("what is worth much waits for another hand, which posts it once", async () => {
  const count = await asked("I1");
  await record(count, full - 500, manager);
  expect(await record(count, full - 500, manager)).toBe("waiting");
  await expect(record(count, full)).rejects.toEqual(refused("count/waiting"));
  await expect(decide(count, "post")).rejects.toEqual(refused("count/own-count"));
  const other = person("dc-manager", { id: 6 });
  await atTheSameTime(Array.from({ length: 8 }, () => () => decide(count, "post", other)));
  expect(await onHand("I1")).toBe(full - 500);
});

// Guarantees 2.12: counted + movements since the line was counted, with goods on the floor and an approval in between.
test("goods that are picked and leave while a place is counted make no difference of their own", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I2: 100, I3: 40 } }]);
  await releaseWave(db, planner, { wave }, now);
  const unseen = await asked("I2");
  expect(await record(unseen, full - 100)).toBe("posted");
  expect(await onHand("I2")).toBe(full);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const staged = await asked("I2");
  await record(staged, full - 100 - 300);
  expect(await record(staged, full - 100 - 300)).toBe("waiting");
  await approveWave(db, planner, { wave }, now);
  expect(await onHand("I2")).toBe(full - 100);
  expect(await decide(staged, "post")).toBe("posted");
  expect(await onHand("I2")).toBe(full - 100 - 300);
});

test("what is missing of promised goods waits until they are free", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I4: 50 } }]);
  const count = await asked("I4");
  await record(count, 0);
  expect(await record(count, 0)).toBe("waiting");
  await expect(decide(count, "post")).rejects.toEqual(refused("count/reserved"));
  expect(await decide(count, "recount")).toBe("recount");
  expect(await record(count, full)).toBe("posted");
  expect(wave).toMatch(/^WV/);
});

test("the riskiest places are asked for once a day; whoever counts is not told the book", async () => {
  const daily = () => openCounts(db, manager, { dc, items: [], daily: 2 }, now);
  const { opened } = await daily();
  expect(opened).toBeGreaterThan(0);
  expect(await daily()).toEqual({ opened: 0 });
  await openDailyCounts(db, now);
  await openDailyCounts(db, now);
  await openCounts(db, manager, { dc, items: ["I6"] }, now);
  expect(await openCounts(db, manager, { dc, items: ["I6"] }, now)).toEqual({ opened: 0 });
  const count = await asked("I7");
  await record(count, 1);
  const seen = async (actor: typeof picker) =>
    (await listCounts(db, actor, { dc, limit: 100 })).rows.find((row) => row.item === "I7");
  expect(await seen(picker)).toMatchObject({ status: "recount", counted: null, difference: null });
  expect(await seen(manager)).toMatchObject({ counted: 1, difference: 1 - full });
  expect(await decide(count, "cancel")).toBe("cancelled");
  expect(await decide(count, "cancel")).toBe("cancelled");
});

test("16 hands count one place at once: one of them counts, the others read its state", async () => {
  const count = await asked("I5");
  const hand = () => record(count, full - 2).catch((error: { code: string }) => error.code);
  const answers = await atTheSameTime(Array.from({ length: 16 }, () => hand));
  expect(answers.filter((answer) => answer === "posted")).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(["posted", "count/closed"]));
  expect(await onHand("I5")).toBe(full - 2);
});

test("what does not fit is refused", async () => {
  await expect(record(999_999, 1)).rejects.toEqual(refused("count/unknown"));
  await expect(decide(await asked("CASE"), "post")).rejects.toEqual(refused("count/not-waiting"));
  await expect(decide(1, "post", picker)).rejects.toEqual(refused("auth/forbidden"));
  await expect(openCounts(db, manager, { dc, items: ["NO"] }, now)).rejects.toEqual(
    refused("warehouse/unknown-items"),
  );
  const far = person("picker", { dcIds: [99] });
  await expect(record(1, 1, far)).rejects.toEqual(refused("auth/out-of-scope"));
});
