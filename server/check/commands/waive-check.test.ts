import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { listChecks } from "../queries/list-checks";
import { checker, checksOf, manager, other } from "../test-checks";
import { settleCheck } from "./settle-check";
import { waiveCheck } from "./waive-check";

const { db, close } = await freshDatabase();
afterAll(close);
const { shares, picked, count, approve, view } = checksOf(db);
beforeAll(async () => {
  await givenChain(db, ["prepaid"]);
  await shares(100, 0);
});

// Guarantees that only a manager lets go what should be checked, and that a void delivery order leaves the list.
test("a manager waives with a reason; what is void is not checked any more", async () => {
  const { delivery } = await picked({ I0: 1 });
  await expect(waiveCheck(db, checker, { delivery, reason: "late" }, now)).rejects.toMatchObject({
    status: 403,
  });
  expect(await waiveCheck(db, manager, { delivery, reason: "late" }, now)).toMatchObject({
    status: "waived",
  });
  expect(await waiveCheck(db, manager, { delivery, reason: "again" }, now)).toMatchObject({
    status: "waived",
  });
  await expect(count(delivery, { I0: 1 })).rejects.toMatchObject({ code: "check/ended" });
  await approve(delivery);

  const gone = await picked({ I0: 1 });
  await voidDelivery(db, manager, gone.delivery, "test", now);
  await expect(count(gone.delivery, { I0: 1 })).rejects.toMatchObject({ code: "check/ended" });
  await expect(waiveCheck(db, manager, { delivery: gone.delivery, reason: "x" }, now)).rejects.toMatchObject({
    code: "check/ended",
  });
  expect(await listChecks(db, checker)).toEqual([]);
  const nothing = await picked({ I0: 2 }, [{ item: "I0", picked: 0 }]);
  await approve(nothing.delivery);
  await expectProof(db);
});

// Guarantees that of two people at the same delivery order one counts, and an approval never slips in between.
test("counts, decisions, waiving and approvals at once: one wins, the others are told", async () => {
  const { delivery } = await picked({ I0: 2, I1: 2 });
  const counts = await Promise.allSettled([
    count(delivery, { I0: 1, I1: 2 }, { id: "count-of-first" }),
    count(delivery, { I0: 1, I1: 2 }, { id: "count-of-other", by: other }),
    approve(delivery),
    approve(delivery),
  ]);
  expect(counts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const hand = (await listChecks(db, checker))[0]?.countedByName === "Zhao" ? checker : other;
  await count(delivery, { I0: 1, I1: 2 }, { by: hand });
  const items = [{ item: "I0", outcome: "corrected" as const, reason: "not_found" as const }];
  const ends = await Promise.allSettled([
    settleCheck(db, hand, { delivery, items }, now),
    settleCheck(db, hand, { delivery, items }, now),
    waiveCheck(db, manager, { delivery, reason: "late" }, now),
  ]);
  expect(ends.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
  const [check] = await sqlOf(db)<{ status: string }[]>`
    select c.status from delivery_checks c join deliveries d on d.id = c.delivery_id where d.delivery_no = ${delivery}`;
  await approve(delivery);
  expect((await view(delivery)).amountFen).toBe((check?.status === "settled" ? 3 : 4) * 350);
  await expectProof(db);
});
