import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { listAdjustments } from "@/server/warehouse/queries/list-adjustments";
import type { AdjustmentInput } from "@/server/warehouse/schema";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"], 6));
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const second = person("dc-manager", { id: 6, name: "Second" });
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
const adjust = (input: Partial<AdjustmentInput>, actor = manager) =>
  adjustStock(db, actor, { dc, item: "I0", qty: -1, reason: "damage", note: "fell", ...input }, now);
const decide = (adjustment: string, decision: "approve" | "reject", actor = second) =>
  decideAdjustment(db, actor, { dc, adjustment, decision, reason: "" }, now);
const stockOf = async (item: string) => {
  const [row] = await sqlOf(db)<{ onHand: number; reserved: number; cost: number }[]>`
    select s.on_hand_each as "onHand", s.reserved_each as reserved, s.cost_micro as cost
    from dc_stock s join items i on i.id = s.item_id where i.code = ${item}`;
  return row ?? { onHand: 0, reserved: 0, cost: 0 };
};

test("up to the limit it is posted at once, at the average, which stays", async () => {
  const before = await stockOf("I0");
  expect(await adjust({ qty: -100 })).toMatchObject({ status: "approved", value: "200.00" });
  expect(await adjust({ qty: 7, reason: "found" })).toMatchObject({ status: "approved", value: "14.00" });
  expect(await stockOf("I0")).toEqual({ ...before, onHand: before.onHand - 93 });
});

test("above the limit a second person posts it, once, however many press", async () => {
  const before = await stockOf("I1");
  const { adjustment, status } = await adjust({ item: "I1", qty: -101, reason: "expired" });
  expect([status, await stockOf("I1")]).toEqual(["requested", before]);
  await expect(decide(adjustment, "approve", manager)).rejects.toEqual(refused("adjustment/own-request"));
  await atTheSameTime(Array.from({ length: 8 }, () => () => decide(adjustment, "approve")));
  expect(await stockOf("I1")).toEqual({ ...before, onHand: before.onHand - 101 });
  await expect(decide(adjustment, "reject")).rejects.toEqual(refused("adjustment/decided-already"));
  const { rows } = await listAdjustments(db, manager, { dc, item: "I1", limit: 5 });
  expect(rows).toMatchObject([
    { adjustment, status: "approved", value: "202.00", decidedBy: "Second", isMine: true },
  ]);
});

test("a rejected one moves nothing; the one who asked may take it back", async () => {
  const before = await stockOf("I2");
  const { adjustment } = await adjust({ item: "I2", qty: 500, reason: "correction" });
  expect(await decide(adjustment, "reject", manager)).toMatchObject({ status: "rejected" });
  expect(await decide(adjustment, "reject", manager)).toMatchObject({ status: "rejected" });
  await expect(decide(adjustment, "approve")).rejects.toEqual(refused("adjustment/decided-already"));
  expect(await stockOf("I2")).toEqual(before);
});

// Guarantees that nobody adjusts away what a store has been promised.
test("what delivery orders have been promised is not taken, at the request nor at the approval", async () => {
  const { onHand } = await stockOf("I3");
  const late = await adjust({ item: "I3", qty: -(onHand - 10), reason: "correction" });
  await givenWave(db, [{ store: "S0", lines: { I3: 40 } }]);
  const figures = { item: "I3", onHand, reserved: 40, free: onHand - 40 };
  const tooMany = adjust({ item: "I3", qty: -(onHand - 39) });
  await expect(tooMany).rejects.toEqual(refused("adjustment/reserved", { ...figures, asked: onHand - 39 }));
  await expect(decide(late.adjustment, "approve")).rejects.toEqual(refused("adjustment/reserved", figures));
  expect(await stockOf("I3")).toMatchObject({ onHand, reserved: 40 });
});

test("32 hands take the last pieces at once: never below what is there", async () => {
  const { onHand } = await stockOf("I4");
  const gone = await adjust({ item: "I4", qty: -(onHand - 20), reason: "correction" });
  await decide(gone.adjustment, "approve");
  const hands = Array.from(
    { length: 32 },
    () => () =>
      adjust({ item: "I4", reason: "sample" }).then(
        () => "taken",
        (error: { code: string }) => error.code,
      ),
  );
  const answers = await atTheSameTime(hands);
  expect(answers.filter((answer) => answer === "taken")).toHaveLength(20);
  expect(new Set(answers)).toEqual(new Set(["taken", "adjustment/reserved"]));
});

test("what does not fit is refused", async () => {
  await expect(adjust({ qty: 1 })).rejects.toEqual(refused("adjustment/sign"));
  await expect(adjust({ item: "NO" })).rejects.toEqual(refused("warehouse/unknown-items"));
  await expect(adjust({ dc: "NO" })).rejects.toEqual(refused("warehouse/unknown-dc"));
  await expect(adjust({}, person("planner"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(adjust({}, person("dc-manager", { dcIds: [99] }))).rejects.toEqual(
    refused("auth/out-of-scope"),
  );
  await expect(decide("SA0", "approve")).rejects.toEqual(refused("adjustment/unknown"));
  await sqlOf(db)`insert into dcs (code, name) select '0002', 'Two' on conflict do nothing`;
  const unknown = { dc: "0002", qty: 3, reason: "found" as const };
  await expect(adjust(unknown)).rejects.toEqual(refused("adjustment/cost-missing"));
  expect(await adjust({ ...unknown, unitCost: 1_500_000 })).toMatchObject({
    status: "approved",
    value: "4.50",
  });
});
