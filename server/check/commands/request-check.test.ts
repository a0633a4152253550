import { afterAll, beforeAll, expect, test } from "vitest";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getCheck } from "../queries/get-check";
import { listChecks } from "../queries/list-checks";
import { checker, checksOf, manager, planner } from "../test-checks";
import { requestCheck } from "./request-check";
import { waiveCheck } from "./waive-check";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"]));
const { shares, picked, count, approve } = checksOf(db);
const ask = (delivery: string, actor = planner, reason = "new store") =>
  requestCheck(db, actor, { delivery, reason }, now);

// Guarantees that what a supervisor wants checked is checked, however little the DC draws.
test("asked for when it is picked: due at once, with the reason, and free once it has passed", async () => {
  const { delivery } = await picked({ I0: 2 });
  await expect(ask(delivery, checker)).rejects.toMatchObject({ status: 403 });
  await expect(ask(delivery, person("planner", { dcIds: [99] }))).rejects.toMatchObject({ status: 403 });
  await expect(ask("DO-NONE")).rejects.toMatchObject({ code: "delivery/unknown" });
  expect(await ask(delivery)).toEqual({ delivery, isDue: true });
  expect(await ask(delivery, manager, "again")).toEqual({ delivery, isDue: true });
  await expect(approve(delivery)).rejects.toMatchObject({ code: "delivery/check-due" });
  const request = { reason: "new store", by: "planner" };
  expect(await listChecks(db, checker)).toMatchObject([{ delivery, cause: "requested", request }]);
  expect(await getCheck(db, checker, { delivery })).toMatchObject({ cause: "requested", request });
  expect(await count(delivery, { I0: 2 })).toMatchObject({ status: "passed" });
  await expect(ask(delivery)).rejects.toMatchObject({ code: "check/ended" });
  await approve(delivery);
  await expect(ask(delivery)).rejects.toMatchObject({ code: "check/too-late" });
  await expectProof(db);
});

test("asked for before it is picked: drawn when it becomes so; a manager may still let it go", async () => {
  const { wave, deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 3 } }]);
  const delivery = deliveries[0] ?? "";
  expect(await ask(delivery)).toEqual({ delivery, isDue: false });
  expect(await ask(delivery)).toEqual({ delivery, isDue: false });
  expect(await listChecks(db, checker)).toEqual([]);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  expect(await listChecks(db, checker)).toMatchObject([{ delivery, cause: "requested" }]);
  await waiveCheck(db, manager, { delivery, reason: "late" }, now);
  await expect(ask(delivery)).rejects.toMatchObject({ code: "check/ended" });
  await approve(delivery);
  await expectProof(db);
});

test("of nothing nobody asks, and what was drawn anyway stays as it was drawn", async () => {
  const nothing = await picked({ I0: 2 }, [{ item: "I0", picked: 0 }]);
  await expect(ask(nothing.delivery)).rejects.toMatchObject({ code: "check/nothing-picked" });
  await approve(nothing.delivery);
  await shares(100, 0);
  const { delivery } = await picked({ I0: 1 });
  expect(await ask(delivery)).toEqual({ delivery, isDue: true });
  expect(await listChecks(db, checker)).toMatchObject([{ delivery, cause: "random", request: null }]);
  await voidDelivery(db, manager, delivery, "test", now);
  await expect(ask(delivery)).rejects.toMatchObject({ code: "check/too-late" });
  await shares(0, 0);
  await expectProof(db);
});

test("asked for twice at once, and approved meanwhile: one check, or too late, never both", async () => {
  const { delivery } = await picked({ I0: 1 });
  const [first, second, approval] = await Promise.allSettled([
    ask(delivery),
    ask(delivery, manager),
    approve(delivery),
  ]);
  const isAsked = first?.status === "fulfilled" || second?.status === "fulfilled";
  expect([first?.status, second?.status]).toEqual(
    isAsked ? ["fulfilled", "fulfilled"] : ["rejected", "rejected"],
  );
  expect(approval?.status).toBe(isAsked ? "rejected" : "fulfilled");
  expect(await listChecks(db, checker)).toHaveLength(isAsked ? 1 : 0);
  await expectProof(db);
});
