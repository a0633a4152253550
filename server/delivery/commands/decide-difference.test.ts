import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { type Actor, systemActor } from "@/server/auth/actor";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { listTimeline } from "@/server/event";
import type { MessageDetails } from "@/server/notify/schema";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { storeStockOf } from "@/server/testing/floor-figures";
import { givenDelivered, storeFigures } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "cod", "direct"]));
afterEach(() => expectProof(db));
const manager = person("dc-manager", { dcIds: [1] });

type Line = { item: string; type: "short" | "over" | "damaged"; qty: number };
type Accepted = { item: string; type?: Line["type"]; acceptedQty: number };

async function givenNote(delivery: string, lines: Line[]): Promise<string> {
  return (await reportDifference(db, systemActor, { delivery, lines, remark: "" }, now)).difference;
}
const decide = (difference: string, lines: Accepted[], actor: Actor = manager) =>
  decideDifference(db, actor, { difference, lines }, now);

/** What the people of a store were told of its difference notes, oldest first. */
const tellings = (store: string) =>
  sqlOf(db)<{ details: MessageDetails["difference.decided"]; link: string }[]>`
    select m.details, m.link from messages m join stores s on s.id = m.recipient_id and m.recipient_kind = 'store'
    where s.code = ${store} and m.kind = 'difference.decided' order by m.id`;

/** By how much the figures of a store moved. */
async function moved(store: string, work: () => Promise<unknown>) {
  const before = await storeFigures(db, store);
  await work();
  const after = await storeFigures(db, store);
  const by = (key: "balanceFen" | "dueFen" | "storeEach" | "dcEach") =>
    (after?.[key] ?? 0) - (before?.[key] ?? 0);
  return { balance: by("balanceFen"), due: by("dueFen"), store: by("storeEach"), dc: by("dcEach") };
}

test("part accepted: credit, store stock and state follow, once; the same again answers the same", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20, I1: 4 });
  const note = await givenNote(delivery, [
    { item: "I0", type: "short", qty: 5 },
    { item: "I0", type: "damaged", qty: 3 },
    { item: "I1", type: "over", qty: 2 },
  ]);
  const lines = [
    { item: "I0", acceptedQty: 6 },
    { item: "I1", acceptedQty: 2 },
  ];
  const first = await moved("S0", () => decide(note, lines));
  expect(first).toEqual({ balance: 6 * 350 - 2 * 350, due: 0, store: -6, dc: 0 });
  const again = await decide(note, lines);
  expect(await moved("S0", () => decide(note, lines))).toEqual({ balance: 0, due: 0, store: 0, dc: 0 });
  expect(again).toMatchObject({
    status: "part_accepted",
    creditFen: 1_400,
    decidedBy: "dc-manager",
    isAutomatic: false,
    decidedAt: now,
  });
  expect(again.lines).toMatchObject([
    { acceptedEach: 5, creditFen: 1_750 },
    { acceptedEach: 1, creditFen: 350 },
    { acceptedEach: 2, creditFen: -700 },
  ]);
  expect(await storeStockOf(db, "S0", "I1")).toMatchObject({ onHandEach: 6, costMicro: 3_500_000 });
  const events = await listTimeline(db, { documentType: "difference", documentId: 1, limit: 50 });
  expect(events.rows.map(({ type }) => type)).toEqual([
    "difference.submitted",
    "difference.part_accepted",
    "difference.settled",
  ]);
  // The owner hears it once, with the money and what was not accepted.
  const told = await tellings("S0");
  expect(told).toHaveLength(1);
  expect(told[0]?.details).toMatchObject({ difference: note, status: "part_accepted", credit: "14.00" });
  expect(told[0]?.details.items).toMatchObject([{ qty: "2" }]);
  expect(told[0]?.link).toBe(`/store/deliveries/${delivery}`);
});

test("rejected: nothing moves, and the pieces can be claimed anew", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 8 });
  const note = await givenNote(delivery, [{ item: "I0", type: "short", qty: 8 }]);
  const nothing = await moved("S0", async () =>
    expect(await decide(note, [{ item: "I0", acceptedQty: 0 }])).toMatchObject({
      status: "rejected",
      creditFen: 0,
    }),
  );
  expect(nothing).toEqual({ balance: 0, due: 0, store: 0, dc: 0 });
  const second = await givenNote(delivery, [{ item: "I0", type: "damaged", qty: 8 }]);
  expect(await moved("S0", () => decide(second, [{ item: "I0", acceptedQty: 8 }]))).toEqual({
    balance: 8 * 350,
    due: 0,
    store: -8,
    dc: 0,
  });
});

test("a COD store owes less, or more for what it keeps; a direct store pays nothing", async () => {
  const cod = await givenDelivered(db, "S1", { I0: 10 });
  const all = await givenNote(cod, [{ item: "I0", type: "short", qty: 10 }]);
  const gone = await moved("S1", () => decide(all, [{ item: "I0", acceptedQty: 10 }]));
  expect(gone).toEqual({ balance: 0, due: -3_500, store: -10, dc: 0 });
  const over = await givenNote(cod, [{ item: "I0", type: "over", qty: 4 }]);
  const kept = await moved("S1", () => decide(over, [{ item: "I0", acceptedQty: 4 }]));
  expect(kept).toEqual({ balance: 0, due: 1_400, store: 4, dc: 0 });

  const direct = await givenDelivered(db, "S2", { I0: 10, MEAT: 2_000 });
  const lines: Line[] = [
    { item: "I0", type: "damaged", qty: 6 },
    { item: "MEAT", type: "over", qty: 500 },
  ];
  const note = await givenNote(direct, lines);
  const accepted = [
    { item: "I0", acceptedQty: 6 },
    { item: "MEAT", acceptedQty: 500 },
  ];
  expect(await moved("S2", () => decide(note, accepted))).toEqual({ balance: 0, due: 0, store: -6, dc: 0 });
  expect(await storeStockOf(db, "S2", "MEAT")).toMatchObject({ onHandEach: 2_500, costMicro: 2_000_000 });
});

test("each refusal leaves everything as it was", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20, I1: 9 });
  const note = await givenNote(delivery, [
    { item: "I0", type: "short", qty: 5 },
    { item: "I1", type: "short", qty: 5 },
  ]);
  const i1 = { item: "I1", acceptedQty: 5 };
  const refused = async (lines: Accepted[], code: string, status = 422, actor = manager) =>
    expect(decide(note, lines, actor)).rejects.toMatchObject({ code, status });
  const nothing = await moved("S0", async () => {
    await refused([i1], "difference/line-missing");
    await refused([i1, i1, { item: "I0", acceptedQty: 5 }], "difference/line-twice");
    await refused([i1, { item: "I0", acceptedQty: 6 }], "difference/accepted-too-many");
    await refused([i1, { item: "I2", acceptedQty: 0 }], "difference/unknown-line");
    await refused([i1, { item: "I0", type: "over", acceptedQty: 0 }], "difference/unknown-line");
    await refused([i1], "auth/forbidden", 403, person("owner"));
    await refused([i1], "auth/forbidden", 403, person("planner"));
    await refused([i1], "auth/out-of-scope", 403, person("dc-manager", { dcIds: [9] }));
    await expect(decide("DF-0", [i1])).rejects.toMatchObject({ code: "difference/unknown", status: 404 });
  });
  expect(nothing).toEqual({ balance: 0, due: 0, store: 0, dc: 0 });
  await decide(note, [i1, { item: "I0", acceptedQty: 5 }], person("hq"));
  await refused([i1, { item: "I0", acceptedQty: 4 }], "difference/already-decided", 409);
});

// Guarantees that two supervisors, or one who clicks eight times, credit once.
test("eight decisions at the same time settle once", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20 });
  const note = await givenNote(delivery, [{ item: "I0", type: "short", qty: 10 }]);
  const same = await moved("S0", () =>
    atTheSameTime(Array.from({ length: 8 }, () => () => decide(note, [{ item: "I0", acceptedQty: 7 }]))),
  );
  expect(same).toEqual({ balance: 7 * 350, due: 0, store: -7, dc: 0 });
});
