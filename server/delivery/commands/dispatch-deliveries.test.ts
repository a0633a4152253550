import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { deliverOverdue } from "@/server/delivery/commands/deliver-overdue";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { listDeliveries } from "@/server/delivery/queries/list-deliveries";
import { listDeliveryEvents } from "@/server/delivery/queries/list-delivery-events";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { dispatchWave } from "@/server/dock/commands/dispatch-wave";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getWave } from "@/server/wave/queries/get-wave";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const loader = person("loader");
const owner = person("owner", { storeIds: [1], accountIds: [1] });

async function approvedWave() {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 5 } },
    { store: "S1", lines: { I0: 6 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
  const [ours = "", theirs = ""] = deliveries;
  return { wave, ours, theirs };
}

test("from the DC's gate to the store's signature, once each", async () => {
  const { wave, ours, theirs } = await approvedWave();
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "loaded" });
  expect(await dispatchDelivery(db, loader, { delivery: ours }, now)).toEqual({
    delivery: ours,
    dispatched: 1,
  });
  expect(await dispatchWave(db, loader, { wave }, now)).toMatchObject({ wave, dispatched: 2 });
  expect(await deliverDelivery(db, owner, { delivery: ours }, now)).toEqual({ delivery: ours, delivered: 1 });
  expect(await deliverDelivery(db, owner, { delivery: ours }, now)).toEqual({ delivery: ours, delivered: 1 });
  expect(await dispatchWave(db, loader, { wave }, now)).toMatchObject({ wave, dispatched: 2 });
  await deliverDelivery(db, loader, { delivery: theirs }, now);
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "closed" });

  const { rows } = await listDeliveryEvents(db, owner, { delivery: ours, limit: 50 });
  expect(rows.map(({ type }) => type)).toEqual([
    "delivery.created",
    "delivery.released",
    "delivery.picked",
    "delivery.approved",
    "delivery.dispatched",
    "delivery.delivered",
  ]);
});

test("what is not approved does not leave, what has not left does not arrive", async () => {
  const { wave, deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 5 } }]);
  const [delivery = ""] = deliveries;
  const refusal = { code: "delivery/cannot-move", status: 409 };
  await expect(dispatchDelivery(db, loader, { delivery }, now)).rejects.toMatchObject(refusal);
  await expect(dispatchWave(db, loader, { wave }, now)).rejects.toMatchObject(refusal);
  await expect(deliverDelivery(db, owner, { delivery }, now)).rejects.toMatchObject(refusal);
  await expect(dispatchDelivery(db, owner, { delivery }, now)).rejects.toMatchObject({ status: 403 });
  await expect(dispatchDelivery(db, loader, { delivery: "DO-0" }, now)).rejects.toMatchObject({
    status: 404,
  });
});

test("owners see and sign for deliveries of their stores only", async () => {
  const { ours, theirs } = await approvedWave();
  const { rows } = await listDeliveries(db, owner, { limit: 50 });
  expect(new Set(rows.map(({ store }) => store))).toEqual(new Set(["S0"]));
  expect((await getDelivery(db, owner, { delivery: ours })).lines).toMatchObject([
    { item: "I0", pickedEach: 5 },
  ]);
  const clerk = person("clerk", { storeIds: [1] });
  expect((await getDelivery(db, owner, { delivery: ours })).account).toBe("A0");
  expect((await getDelivery(db, clerk, { delivery: ours })).account).toBeNull();
  await expect(getDelivery(db, owner, { delivery: theirs })).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(deliverDelivery(db, owner, { delivery: theirs }, now)).rejects.toMatchObject({ status: 403 });
  await expect(getDelivery(db, person("planner", { dcIds: [9] }), { delivery: ours })).rejects.toMatchObject({
    status: 403,
  });
});

test("lists are filtered and paged", async () => {
  const { wave } = await approvedWave();
  const all = await listDeliveries(db, planner, { limit: 1, wave });
  expect(all.rows).toHaveLength(1);
  expect(all.nextCursor).not.toBeNull();
  expect((await listDeliveries(db, planner, { limit: 50, wave, store: "S1" })).rows).toHaveLength(1);
  expect((await listDeliveries(db, planner, { limit: 50, wave, status: "void" })).rows).toEqual([]);
  expect((await listDeliveries(db, planner, { limit: 50, wave, status: "approved" })).rows).toHaveLength(2);
  expect((await listDeliveries(db, planner, { limit: 50, wave, from: "2099-01-01" })).rows).toEqual([]);
});

test("after 24 hours on the road a delivery order counts as delivered", async () => {
  const { wave } = await approvedWave();
  await dispatchWave(db, loader, { wave }, now);
  const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect(await deliverOverdue(db, after(23))).toBe(0);
  expect(await deliverOverdue(db, after(24))).toBe(2);
  expect(await deliverOverdue(db, after(24))).toBe(0);
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "closed" });
});
