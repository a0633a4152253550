import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { findCheck } from "../queries/find-check";
import { getCheck } from "../queries/get-check";
import { getCheckRates } from "../queries/get-rates";
import { listChecks } from "../queries/list-checks";
import { checker, checksOf, manager, other, planner } from "../test-checks";
import { countDelivery } from "./count-delivery";
import { settleCheck } from "./settle-check";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const picker = person("picker", { id: 7, name: "Li" });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const { shares, picked, count, approve, view } = checksOf(db);

// Guarantees that nothing is held up where nobody has asked for checks, and that what was drawn cannot leave without one (2.3).
test("a delivery order that was drawn cannot be approved before its check has passed", async () => {
  const free = await picked({ I0: 2 });
  await expect(getCheck(db, checker, free)).rejects.toMatchObject({ code: "check/not-drawn" });
  await expect(count(free.delivery, {})).rejects.toMatchObject({ code: "check/not-drawn" });
  await approve(free.delivery);

  await shares(100, 0);
  const { delivery, wave } = await picked({ I0: 3, I1: 2 });
  await expect(approve(delivery)).rejects.toMatchObject({ code: "delivery/check-due" });
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  expect(await listChecks(db, checker)).toMatchObject([{ delivery, cause: "random", status: "waiting" }]);
  expect(await listChecks(db, person("checker", { dcIds: [99] }))).toEqual([]);
  expect(await findCheck(db, checker, { code: ` ${delivery.toLowerCase()} ` })).toEqual({ delivery });
  await expect(findCheck(db, checker, { code: "T000001" })).rejects.toMatchObject({
    code: "check/nothing-found",
  });
  const { items } = await getCheck(db, checker, { delivery });
  expect(items.map(({ item, pickedEach }) => [item, pickedEach])).toEqual([
    ["I0", null],
    ["I1", null],
  ]);

  await expect(count(delivery, { I0: 3 }, { by: picker })).rejects.toMatchObject({ status: 403 });
  await expect(count(delivery, { NONE: 1 })).rejects.toMatchObject({ code: "check/unknown-item" });
  const twice = [
    { item: "I0", qty: 1 },
    { item: items[0]?.barcode ?? "", qty: 2 },
  ];
  await expect(
    countDelivery(db, checker, { delivery, count: randomUUID(), lines: twice }, now),
  ).rejects.toMatchObject({ code: "check/item-twice" });
  expect(
    await count(delivery, { [items[0]?.barcode ?? ""]: 3, I1: 2 }, { id: "count-of-one" }),
  ).toMatchObject({
    status: "passed",
    differences: [],
  });
  expect(await count(delivery, { I0: 9 }, { id: "count-of-one" })).toMatchObject({ status: "passed" });
  await expect(count(delivery, { I0: 3, I1: 2 })).rejects.toMatchObject({ code: "check/ended" });
  await expectProof(db);
  await approve(delivery);
  expect((await view(delivery)).status).toBe("approved");
  await expectProof(db);
});

// Guarantees that a correction of the check costs the store what arrives, to the fen, and moves that much stock.
test("what is missing at the second blind count is corrected, and charged as a short pick is", async () => {
  const { delivery } = await picked({ I0: 5, I1: 4, I2: 3 }, [{ item: "I2", picked: 1 }]);
  const first = await count(delivery, { I0: 4, I1: 6, I2: 2, I3: 1 });
  expect(first).toMatchObject({ status: "counted", rounds: 1, mayDecide: false });
  expect(first.differences.map(({ item, pickedEach }) => [item, pickedEach])).toEqual([
    ["I0", null],
    ["I1", null],
    ["I2", null],
    ["I3", null],
  ]);
  const decide = (items: Parameters<typeof settleCheck>[2]["items"], by = checker, when = now) =>
    settleCheck(db, by, { delivery, items }, when);
  const right = [
    { item: "I0", outcome: "corrected" as const, reason: "not_found" as const },
    { item: "I1", outcome: "mended" as const },
    { item: "I2", outcome: "corrected" as const, reason: "empty" as const },
    { item: "I3", outcome: "mended" as const },
  ];
  await expect(decide(right)).rejects.toMatchObject({ code: "check/count-again" });
  await expect(count(delivery, { I0: 5 }, { by: other })).rejects.toMatchObject({ code: "check/taken" });
  const second = await count(delivery, { I0: 4, I1: 6, I2: 2, I3: 1 });
  expect(second).toMatchObject({ rounds: 2, mayDecide: true });
  expect(second.differences[1]).toMatchObject({
    item: "I1",
    countedEach: 6,
    pickedEach: 4,
    allocatedEach: 4,
  });

  await expect(decide(right, other)).rejects.toMatchObject({ code: "check/taken" });
  await expect(decide(right.slice(0, 3))).rejects.toMatchObject({ code: "check/differences-changed" });
  const wrong = right.map((one) => (one.item === "I1" ? { ...one, outcome: "corrected" as const } : one));
  await expect(decide(wrong)).rejects.toMatchObject({ code: "check/too-many-there" });
  const unsaid = right.map(({ reason: _, ...one }) => one);
  await expect(decide(unsaid)).rejects.toMatchObject({ code: "pick/reason-missing" });
  expect((await view(delivery)).status).toBe("picked");
  await expectProof(db);

  expect(await decide(right)).toMatchObject({ status: "settled" });
  expect(await decide(right)).toMatchObject({ status: "settled" });
  await expect(decide(right.slice(0, 3))).rejects.toMatchObject({ code: "check/ended" });
  await approve(delivery);
  // 4 of I0, 4 of I1, 2 of I2, at 3.50.
  expect((await view(delivery)).amountFen).toBe(10 * 350);
  await expectProof(db);
});

// Guarantees that whoever picked does not check it, that new pickers are checked more, and whose errors they were.
test("a new picker's work is drawn, counted by somebody else, and the errors are theirs", async () => {
  await shares(0, 100, false);
  const { wave, deliveries } = await givenWave(db, [{ store: "S1", lines: { I0: 2, I1: 2 } }]);
  const delivery = deliveries[0] ?? "";
  await releaseWave(db, planner, { wave }, now);
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  for (const { task } of rows) {
    await claimTask(db, picker, { task }, now);
    const { lines } = await getTask(db, picker, { task });
    const picks = lines.map(({ line, qtyEach }) => ({ scanId: `s${line}`, line, qty: qtyEach }));
    await recordPicks(db, picker, { task, picks }, now);
    await finishTask(db, picker, { task }, now);
  }
  expect(await listChecks(db, checker)).toMatchObject([{ delivery, cause: "new_picker", pickers: ["Li"] }]);
  const self = person("checker", { id: 7, name: "Li" });
  await expect(count(delivery, { I0: 2, I1: 2 }, { by: self })).rejects.toMatchObject({
    code: "check/own-work",
  });
  const open = await getCheck(db, checker, { delivery });
  expect(open.items).toMatchObject([{ pickedEach: 2 }, { pickedEach: 2 }]);
  const items = [{ item: "I1", outcome: "mended" as const }];
  await expect(settleCheck(db, checker, { delivery, items }, now)).rejects.toMatchObject({
    code: "check/count-first",
  });
  expect(await count(delivery, { I0: 2, I1: 1 })).toMatchObject({ mayDecide: true });
  // Another one takes it over when nothing was heard for twenty minutes, and counts for themselves.
  await count(delivery, { I0: 2, I1: 1 }, { by: other, at: later(21) });
  expect(await settleCheck(db, other, { delivery, items }, later(22))).toMatchObject({ status: "settled" });
  await approve(delivery);
  const rates = await getCheckRates(db, manager, { days: 7 }, later(30));
  expect(rates.pickers.find(({ hand }) => hand === "user:7")).toEqual({
    hand: "user:7",
    name: "Li",
    deliveries: 1,
    items: 2,
    wrongItems: 1,
  });
  expect(rates.days.at(-1)).toMatchObject({ items: 8, wrongItems: 5 });
  expect(rates.days).toHaveLength(7);
  await shares(100, 100);
  await expectProof(db);
});
