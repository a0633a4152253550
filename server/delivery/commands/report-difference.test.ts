import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/server/auth/actor";
import { closeSettled } from "@/server/delivery/commands/close-settled";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { getClaims } from "@/server/delivery/queries/get-claims";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { getDifference } from "@/server/delivery/queries/get-difference";
import { listDeliveryEvents } from "@/server/delivery/queries/list-delivery-events";
import { listDifferences } from "@/server/delivery/queries/list-differences";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered, storeFigures } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "cod", "direct", "direct"]));
afterEach(() => expectProof(db));
const owner = person("owner", { storeIds: [1], accountIds: [1] });
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

type Line = { item: string; type: "short" | "over" | "damaged"; qty: number };
const report = (delivery: string, lines: Line[], actor: Actor = owner, at = now) =>
  reportDifference(db, actor, { delivery, lines, remark: "" }, at);
const short = (qty: number, item = "I0"): Line => ({ item, type: "short", qty });

test("a report waits for the decision: nothing has moved", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20, I1: 4 });
  const figures = await storeFigures(db, "S0");
  const lines: Line[] = [short(8), { item: "I1", type: "damaged", qty: 1 }];
  const note = await report(delivery, lines);
  expect(note).toMatchObject({
    delivery,
    store: "S0",
    status: "submitted",
    creditFen: null,
    decidedAt: null,
  });
  expect(note.difference).toMatch(/^DF-S0-260310-\d{6}$/);
  expect(note.lines).toMatchObject([
    { item: "I0", type: "short", qtyEach: 8, acceptedEach: null },
    { item: "I1", type: "damaged", qtyEach: 1, acceptedEach: null },
  ]);
  expect(await storeFigures(db, "S0")).toEqual(figures);
  const waiting = await listDifferences(db, person("dc-manager"), {
    limit: 50,
    delivery,
    status: "submitted",
  });
  expect(waiting.rows).toMatchObject([{ difference: note.difference, lines: 2, creditFen: null }]);
});

test("a small note beside large purchases is accepted and settled at once, until they add up", async () => {
  const delivery = await givenDelivered(db, "S1", { I0: 2_000 });
  const theirs = person("clerk", { storeIds: [2] });
  const before = await storeFigures(db, "S1");
  const note = await report(delivery, [short(3)], theirs);
  expect(note).toMatchObject({
    status: "accepted",
    isAutomatic: true,
    creditFen: 1_050,
    decidedBy: "system",
  });
  expect(await storeFigures(db, "S1")).toEqual({
    ...before,
    balanceFen: (before?.balanceFen ?? 0) + 1_050,
    storeEach: (before?.storeEach ?? 0) - 3,
  });
  expect(await report(delivery, [short(1)], theirs)).toMatchObject({ status: "submitted" });
});

test("claimed can be what came, in all notes together, and only of what came", async () => {
  const delivery = await givenApproved(db, "S0", { I0: 10, I1: 5 }, [
    { item: "I0", picked: 8, reason: "empty" },
  ]);
  const figures = await storeFigures(db, "S0");
  const refused = async (lines: Line[], code: string, status = 422) =>
    expect(report(delivery, lines)).rejects.toMatchObject({ code, status });
  await refused([short(9)], "difference/too-many");
  await refused([short(5), { item: "I0", type: "damaged", qty: 4 }], "difference/too-many");
  await refused([short(1), short(1)], "difference/line-twice");
  await refused([short(1), { item: "I0", type: "over", qty: 1 }], "difference/short-and-over");
  await refused([short(1, "I2")], "difference/unknown-line");
  await refused([{ item: "I9", type: "over", qty: 1 }], "difference/unknown-line");
  await report(delivery, [short(8)]);
  await refused([short(1)], "difference/too-many");
  expect(await report(delivery, [{ item: "I0", type: "over", qty: 2 }])).toMatchObject({
    status: "submitted",
  });
  expect(await storeFigures(db, "S0")).toEqual(figures);
});

test("who checks again sees what is claimed and until when; what the DC rejected counts for nothing", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20, I1: 4, I2: 9 });
  const claims = (at = now) => getClaims(db, owner, { delivery }, at);
  expect(await claims()).toEqual({ until: after(24), isOver: false, items: [] });
  const first = await report(delivery, [short(8), { item: "I1", type: "damaged", qty: 2 }]);
  await report(delivery, [
    { item: "I0", type: "damaged", qty: 1 },
    { item: "I2", type: "over", qty: 3 },
  ]);
  const nothing = { shortEach: 0, overEach: 0, damagedEach: 0 };
  const claimed = [
    { item: "I0", shortEach: 8, overEach: 0, damagedEach: 1 },
    { ...nothing, item: "I1", damagedEach: 2 },
    { ...nothing, item: "I2", overEach: 3 },
  ];
  expect((await claims()).items).toEqual(claimed);
  const lines = [
    { item: "I0", acceptedQty: 5 },
    { item: "I1", acceptedQty: 1 },
  ];
  await decideDifference(db, person("dc-manager"), { difference: first.difference, lines }, now);
  const [cola, tea, over] = claimed;
  expect((await claims(after(24))).items).toEqual([
    { ...cola, shortEach: 5 },
    { ...tea, damagedEach: 1 },
    over,
  ]);
  expect((await claims(after(24.1))).isOver).toBe(true);

  const unsent = await givenApproved(db, "S0", { I0: 5 });
  expect(await getClaims(db, owner, { delivery: unsent }, after(99))).toMatchObject({
    until: null,
    isOver: false,
  });
  const theirs = person("owner", { storeIds: [2] });
  await expect(getClaims(db, theirs, { delivery }, now)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(getClaims(db, owner, { delivery: "DO-0" }, now)).rejects.toMatchObject({ status: 404 });
});

test("not before the approval, not by others, and after 24 hours only by HQ", async () => {
  const { deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 10 } }]);
  const open = report(deliveries[0] ?? "", [short(1)]);
  await expect(open).rejects.toMatchObject({ code: "difference/not-approved", status: 409 });
  await expect(report("DO-0", [short(1)])).rejects.toMatchObject({ code: "delivery/unknown", status: 404 });

  const delivery = await givenDelivered(db, "S0", { I2: 10 });
  const theirs = person("owner", { storeIds: [2] });
  await expect(report(delivery, [short(1, "I2")], theirs)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  const picker = report(delivery, [short(1, "I2")], person("picker"));
  await expect(picker).rejects.toMatchObject({ code: "auth/forbidden" });
  await expect(report(delivery, [short(1, "I2")], owner, after(24.1))).rejects.toMatchObject({
    code: "difference/too-late",
    details: { hours: 24 },
  });
  await report(delivery, [short(1, "I2")], owner, after(24));
  const { difference } = await report(delivery, [short(1, "I2")], person("hq"), after(99));
  await expect(getDifference(db, theirs, { difference })).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(getDifference(db, owner, { difference: "DF-0" })).rejects.toMatchObject({ status: 404 });
  expect((await listDifferences(db, theirs, { limit: 50, store: "S0" })).rows).toEqual([]);
});

// Guarantees that two tablets cannot claim the same pieces twice.
test("eight claims of 3 out of 10 at the same time: three are taken", async () => {
  const delivery = await givenDelivered(db, "S0", { I3: 10 });
  const claims = await atTheSameTime(
    Array.from(
      { length: 8 },
      () => () => report(delivery, [short(3, "I3")]).catch((error: unknown) => ({ error })),
    ),
  );
  expect(claims.filter((claim) => "difference" in claim)).toHaveLength(3);
  const refused = claims.flatMap((claim) => ("error" in claim ? [claim.error] : []));
  for (const error of refused) expect(error).toMatchObject({ code: "difference/too-many" });
});

test("what nobody has signed for counts as delivered a day after it left", async () => {
  const delivery = await givenApproved(db, "S0", { I0: 20 });
  await dispatchDelivery(db, person("loader"), { delivery }, now);
  await expect(report(delivery, [short(10)], owner, after(49))).rejects.toMatchObject({
    code: "difference/too-late",
    status: 422,
  });
  expect(await report(delivery, [short(10)], owner, after(48))).toMatchObject({ status: "submitted" });
});

// Guarantees 2.3: delivered → closed once, when the claim window is over and no note waits; then nothing changes any more.
test("a delivery order closes after its claim window, unless a note waits, and then stays as it is", async () => {
  const quiet = await givenDelivered(db, "S0", { I0: 20 });
  const disputed = await givenDelivered(db, "S0", { I0: 20 });
  const note = await report(disputed, [short(15)]);
  const statusOf = async (delivery: string) => (await getDelivery(db, owner, { delivery })).status;
  expect(await closeSettled(db, after(71))).toBe(0);
  const closed = await Promise.all([closeSettled(db, after(72)), closeSettled(db, after(72))]);
  expect(Math.min(...closed)).toBe(0);
  expect([await statusOf(quiet), await statusOf(disputed)]).toEqual(["closed", "delivered"]);
  const { rows } = await listDeliveryEvents(db, owner, { delivery: quiet, limit: 50 });
  expect(rows.filter(({ type }) => type === "delivery.closed")).toHaveLength(1);

  const refusal = { code: "difference/closed", status: 409 };
  await expect(report(quiet, [short(1)], person("hq"), after(73))).rejects.toMatchObject(refusal);
  await expect(
    reverseDelivery(db, person("dc-manager"), { delivery: quiet, reason: "late" }, after(73)),
  ).rejects.toMatchObject({ code: "delivery/cannot-move", status: 409 });
  await decideDifference(
    db,
    person("dc-manager"),
    { difference: note.difference, lines: [{ item: "I0", acceptedQty: 0 }] },
    after(73),
  );
  expect(await closeSettled(db, after(74))).toBe(1);
  expect(await statusOf(disputed)).toBe("closed");
});

// Guarantees 2.3 for notes of different delivery orders: 0.2 % of 7,000.00 is 14.00, room for one note of 10.50.
test("small notes of a store at the same time do not add up beyond its share", async () => {
  const hq = person("hq");
  for (let round = 0; round < 3; round += 1) {
    const month = round * 31 * 24;
    const deliveries = [
      await givenDelivered(db, "S4", { I0: 1_000 }, [], after(month)),
      await givenDelivered(db, "S4", { I0: 1_000 }, [], after(month)),
    ];
    const notes = await Promise.all(
      deliveries.map((delivery) => report(delivery, [short(3)], hq, after(month + 1))),
    );
    expect(notes.filter(({ isAutomatic }) => isAutomatic)).toHaveLength(1);
  }
});
