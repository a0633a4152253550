import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { storageOf } from "@/server/photo";
import { colourPhoto } from "@/server/photo/test-photos";
import { recordSales } from "@/server/pos";
import { decideShrinkage, reverseShrinkage } from "@/server/shrinkage/commands/decide-shrinkage";
import { putShrinkagePhoto } from "@/server/shrinkage/commands/put-photo";
import { reportShrinkage } from "@/server/shrinkage/commands/report-shrinkage";
import { setShrinkageSettings } from "@/server/shrinkage/commands/set-settings";
import { getBudget } from "@/server/shrinkage/queries/get-budget";
import { getShrinkage } from "@/server/shrinkage/queries/get-shrinkage";
import { listShrinkages } from "@/server/shrinkage/queries/list-shrinkages";
import { quoteShrinkage } from "@/server/shrinkage/queries/quote-shrinkage";
import type { ShrinkageReason } from "@/server/shrinkage/schema";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
const storage = storageOf({
  ...process.env,
  STORELINE_PHOTO_DIR: mkdtempSync(path.join(tmpdir(), "shrinkage-photos-")),
});
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct"]);
  await givenDelivered(db, "S0", { I0: 100, MEAT: 3_000 });
  await givenDelivered(db, "S1", { I0: 200 });
  // Last month's sales of the direct store: half a percent of them is 100.00.
  const sales = [{ item: "I1", qty: 1, amount: 2_000_000, at: "2026-02-10T12:00:00+08:00" }];
  await recordSales(db, person("pos"), { store: "S1", batch: "feb", sales }, now);
});
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1], id: 11 });
const clerk = person("clerk", { storeIds: [1, 2], id: 12 });
const hq = person("hq", { id: 13 });
const refused = (code: string) => expect.objectContaining({ code });
const report = (
  store: string,
  lines: Record<string, number>,
  reason: ShrinkageReason = "damaged",
  note = "",
) =>
  reportShrinkage(
    db,
    clerk,
    { store, reason, note, lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })) },
    now,
  );
let photos = 0;
const photograph = async (shrinkage: string) => {
  photos += 1;
  const file = await colourPhoto(photos);
  return putShrinkagePhoto(db, clerk, { shrinkage, file }, storage, now);
};
const onHand = async (store: number, item: string) => {
  const [row] = await sqlOf(db)<{ each: number }[]>`
    select s.on_hand_each as each from store_stock s join items i on i.id = s.item_id
    where i.code = ${item} and s.store_id = ${store}`;
  return row?.each;
};

test("a franchise store writes off at once, whatever it is worth, and takes it back by a red entry, once", async () => {
  const { shrinkage, status, valueFen } = await report("S0", { I0: 90, MEAT: 500 }, "expired");
  expect({ status, valueFen }).toEqual({ status: "posted", valueFen: 90 * 350 + 175 });
  expect([await onHand(1, "I0"), await onHand(1, "MEAT")]).toEqual([10, 2_500]);
  await expect(reverseShrinkage(db, clerk, { shrinkage, reason: "wrong" }, now)).rejects.toMatchObject({
    status: 403,
  });
  await atTheSameTime(
    Array.from({ length: 6 }, () => () => reverseShrinkage(db, owner, { shrinkage, reason: "wrong" }, now)),
  );
  expect([await onHand(1, "I0"), await onHand(1, "MEAT")]).toEqual([100, 3_000]);
  expect(await getShrinkage(db, owner, { shrinkage })).toMatchObject({
    status: "reversed",
    mayReverse: false,
  });
});

// Guarantees the examples of R22: 2.00 a piece, budget 100.00, limit 50.00.
test("a direct store needs its photo, waits above the limit and above the budget", async () => {
  expect(await getBudget(db, clerk, { store: "S1" }, now)).toMatchObject({
    isControlled: true,
    leftFen: 10_000,
  });
  const small = await report("S1", { I0: 20 });
  expect(small.status).toBe("draft");
  expect(await onHand(2, "I0")).toBe(200);
  expect((await photograph(small.shrinkage)).status).toBe("posted");
  expect(await onHand(2, "I0")).toBe(180);
  await expect(photograph(small.shrinkage)).rejects.toEqual(refused("shrinkage/no-photo-now"));
  const large = await report("S1", { I0: 40 });
  expect((await photograph(large.shrinkage)).status).toBe("pending");
  expect(await getShrinkage(db, hq, large)).toMatchObject({
    budgetLeftFen: 6_000,
    photos: [expect.any(Number)],
  });
  const again = await report("S1", { I0: 25 });
  expect((await photograph(again.shrinkage)).status).toBe("posted");
  const over = await report("S1", { I0: 10 });
  expect((await photograph(over.shrinkage)).status).toBe("pending");
  // Never delivered here, so without a cost: worth 0.00 on paper, and looked at all the same.
  const unvalued = await report("S1", { I2: 18 });
  expect(unvalued.valueFen).toBe(0);
  expect((await photograph(unvalued.shrinkage)).status).toBe("pending");
  expect((await listShrinkages(db, hq, { limit: 9, status: "pending" })).rows).toHaveLength(3);
});

test("headquarters approve once or reject; nobody approves his own", async () => {
  const { rows } = await listShrinkages(db, hq, { limit: 9, status: "pending" });
  const [, over, large] = rows.map(({ shrinkage }) => shrinkage);
  const decide = (shrinkage: string | undefined, decision: "approve" | "reject", actor = hq, reason = "") =>
    decideShrinkage(db, actor, { shrinkage: shrinkage ?? "", decision, reason }, now);
  await expect(decide(large, "approve", owner)).rejects.toMatchObject({ status: 403 });
  const before = (await onHand(2, "I0")) ?? 0;
  await atTheSameTime(Array.from({ length: 6 }, () => () => decide(large, "approve")));
  expect(await onHand(2, "I0")).toBe(before - 40);
  await expect(decide(over, "reject")).rejects.toEqual(refused("shrinkage/rejection-unexplained"));
  expect(await decide(over, "reject", hq, "no photo")).toMatchObject({ status: "rejected" });
  await expect(decide(over, "approve")).rejects.toEqual(refused("shrinkage/not-pending"));
  const own = await reportShrinkage(
    db,
    person("admin", { id: 20 }),
    { store: "S1", reason: "other", note: "mice", lines: [{ item: "I0", qty: 30 }] },
    now,
  );
  await photograph(own.shrinkage);
  await expect(decide(own.shrinkage, "approve", person("admin", { id: 20 }))).rejects.toEqual(
    refused("shrinkage/own-report"),
  );
  expect((await reverseShrinkage(db, hq, { shrinkage: large ?? "", reason: "counted" }, now)).status).toBe(
    "reversed",
  );
});

// Guarantees that two phones cannot spend what is left of the budget twice.
test("write-offs at once stay within the budget together", async () => {
  await setShrinkageSettings(db, hq, { autoLimit: 5_000, budgetBp: 60 }, now);
  const { leftFen } = await getBudget(db, clerk, { store: "S1" }, now);
  expect(leftFen).toBe(12_000 - 4_000 - 5_000);
  const drafts = await Promise.all(Array.from({ length: 4 }, () => report("S1", { I0: 7 })));
  const answers = await atTheSameTime(
    drafts.map(
      ({ shrinkage }) =>
        () =>
          photograph(shrinkage),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(["pending", "pending", "posted", "posted"]);
});

test("refused, and nothing changes: an item twice, other without a word, strangers, what is no photo", async () => {
  const twice = { store: "S0", reason: "damaged" as const, note: "", lines: [{ item: "I0", qty: 1 }] };
  await expect(
    reportShrinkage(db, clerk, { ...twice, lines: [...twice.lines, ...twice.lines] }, now),
  ).rejects.toEqual(refused("shrinkage/item-twice"));
  await expect(report("S0", { I0: 1 }, "other")).rejects.toEqual(refused("shrinkage/reason-missing"));
  await expect(report("S0", { NO: 1 })).rejects.toEqual(refused("store-stock/unknown-item"));
  await expect(reportShrinkage(db, person("owner", { storeIds: [2] }), twice, now)).rejects.toMatchObject({
    status: 403,
  });
  const { shrinkage } = await report("S1", { I0: 1 });
  const file = Buffer.from("no picture");
  await expect(putShrinkagePhoto(db, clerk, { shrinkage, file }, storage, now)).rejects.toMatchObject({
    code: expect.stringMatching(/^photo/),
  });
  expect((await getShrinkage(db, clerk, { shrinkage })).status).toBe("draft");
  await expect(reverseShrinkage(db, hq, { shrinkage, reason: "x" }, now)).rejects.toEqual(
    refused("shrinkage/not-posted"),
  );
});

test("what is still on the truck nobody writes off; a quote says what the rest is worth", async () => {
  await givenDelivered(db, "S0", { I2: 3 });
  await givenApproved(db, "S0", { I2: 10 });
  const lines = [{ item: "I2", qty: 4 }];
  expect(await quoteShrinkage(db, clerk, { store: "S0", lines })).toEqual({
    lines: [{ item: "I2", valueFen: 1_400 }],
    valueFen: 1_400,
  });
  await expect(report("S0", { I2: 4 })).rejects.toMatchObject({
    code: "shrinkage/on-the-truck",
    details: { lines: [{ item: "Item I2", there: 3, onTheTruck: 10, asked: 4 }] },
  });
  expect(await report("S0", { I2: 3 })).toMatchObject({ status: "posted", valueFen: 1_050 });
  // The book knows nothing of it: what is broken was there all the same.
  expect(await report("S0", { I3: 1 })).toMatchObject({ status: "posted", valueFen: 0 });
});
