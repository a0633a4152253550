import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now } from "@/server/testing/given-delivery";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
  await givenChain(world.db, ["prepaid", "direct"]);
  await givenDelivered(world.db, "S0", { I0: 10, I1: 4 });
  await givenDelivered(world.db, "S1", { I0: 10 });
});
afterAll(async () => {
  await expectProof(world.db);
  await world.close();
});

const at = { now: new Date(now.getTime() + 3_600_000) };
const onHand = async (as: Awaited<ReturnType<RestWorld["as"]>>, store: string, item: string) => {
  const { rows } = (await as.get(`stores/${store}/stock?item=${item}`, at)) as { rows: { onHand: number }[] };
  return rows[0]?.onHand;
};

test("a count is opened, counted and posted over the wire; what was sent twice counts once", async () => {
  const owner = await world.as("owner", { stores: ["S0"] });
  const opened = await owner.send("POST", "stocktakes", { store: "S0", kind: "full" }, { ...at, key: "c1" });
  expect(opened.status).toBe(201);
  const { stocktake, lines } = opened.body as { stocktake: string; lines: number };
  expect(lines).toBe(2);
  expect(opened.headers.location).toBe(`/api/v1/stocktakes/${stocktake}`);
  const counts = {
    lines: [
      { item: "I0", qty: 9, takeId: "till-1-take-1" },
      { item: "I1", qty: 4 },
    ],
  };
  expect((await owner.send("POST", `stocktakes/${stocktake}/counts`, counts, at)).status).toBe(200);
  const [first] = counts.lines;
  await owner.send("POST", `stocktakes/${stocktake}/counts`, { lines: [first] }, at);
  const open = (await owner.get(`stocktakes/${stocktake}`, at)) as Record<string, unknown>;
  expect(open).toMatchObject({ status: "open", lines: [{ item: "I0", counted: 9, difference: null }, {}] });
  expect(open).not.toHaveProperty("loss");
  const posted = await owner.send("POST", `stocktakes/${stocktake}/post`, {}, { ...at, key: "p1" });
  expect(posted).toMatchObject({ status: 200, body: { stocktake, status: "posted" } });
  expect((await owner.send("POST", `stocktakes/${stocktake}/post`, {}, { ...at, key: "p1" })).body).toEqual(
    posted.body,
  );
  expect(await owner.get(`stocktakes/${stocktake}`, at)).toMatchObject({
    status: "posted",
    gain: "0.00",
    loss: "-3.50",
    lines: [
      { item: "I0", counted: 9, difference: -1, value: "-3.50" },
      { item: "I1", difference: 0, value: "0.00" },
    ],
  });
  expect(await onHand(owner, "S0", "I0")).toBe(9);
  expect(await owner.get("stocktakes?store=S0&status=posted", at)).toMatchObject({ rows: [{ stocktake }] });
});

test("the clerk of a direct store counts, headquarters post", async () => {
  const [clerk, hq] = [await world.as("clerk", { stores: ["S1"] }), await world.as("hq")];
  const strange = await clerk.send("POST", "stocktakes", { store: "S0", kind: "full" }, at);
  expect(strange.status).toBe(403);
  const opened = await clerk.send("POST", "stocktakes", { store: "S1", kind: "full" }, at);
  expect(opened.status).toBe(201);
  const { stocktake } = opened.body as { stocktake: string };
  await clerk.send("POST", `stocktakes/${stocktake}/counts`, { lines: [{ item: "I0", qty: 8 }] }, at);
  expect((await clerk.send("POST", `stocktakes/${stocktake}/post`, {}, at)).body).toEqual({
    stocktake,
    status: "submitted",
  });
  expect((await hq.send("POST", `stocktakes/${stocktake}/post`, {}, at)).body).toEqual({
    stocktake,
    status: "posted",
  });
  expect(await onHand(hq, "S1", "I0")).toBe(8);
  const late = await hq.send("POST", `stocktakes/${stocktake}/decide`, { decision: "cancel" }, at);
  expect(late).toMatchObject({ status: 409, body: { code: "stocktake/closed" } });
  expect((await clerk.send("GET", "stocktakes/ST-0", undefined, at)).status).toBe(404);
});

test("a franchise store writes off at once and takes it back; another's is out of reach", async () => {
  const owner = await world.as("owner", { stores: ["S0"] });
  const before = await onHand(owner, "S0", "I1");
  const body = { store: "S0", reason: "expired", lines: [{ item: "I1", qty: 2 }] };
  const sent = await owner.send("POST", "shrinkages", body, { ...at, key: "w1" });
  expect(sent).toMatchObject({ status: 201, body: { status: "posted", value: "7.00" } });
  expect((await owner.send("POST", "shrinkages", body, { ...at, key: "w1" })).body).toEqual(sent.body);
  const { shrinkage } = sent.body as { shrinkage: string };
  expect(await onHand(owner, "S0", "I1")).toBe((before ?? 0) - 2);
  expect(await owner.get(`shrinkages/${shrinkage}`, at)).toMatchObject({
    reason: "expired",
    value: "7.00",
    budgetLeft: null,
    photos: 0,
    lines: [{ item: "I1", qty: 2, value: "7.00" }],
  });
  const back = await owner.send("POST", `shrinkages/${shrinkage}/reverse`, { reason: "found whole" }, at);
  expect(back).toMatchObject({ status: 200, body: { status: "reversed" } });
  expect(await onHand(owner, "S0", "I1")).toBe(before);
  const other = await owner.send("POST", "shrinkages", { ...body, store: "S1" }, at);
  expect(other.status).toBe(403);
  const none = await owner.send("POST", "shrinkages", { ...body, lines: [] }, at);
  expect(none.status).toBe(400);
});

test("a direct store's write-off waits for its photo", async () => {
  const clerk = await world.as("clerk", { stores: ["S1"] });
  const body = { store: "S1", reason: "damaged", lines: [{ item: "I0", qty: 1 }] };
  const sent = await clerk.send("POST", "shrinkages", body, at);
  expect(sent).toMatchObject({ status: 201, body: { status: "draft", value: "2.00" } });
  const { shrinkage } = sent.body as { shrinkage: string };
  const early = await (await world.as("hq")).send(
    "POST",
    `shrinkages/${shrinkage}/decide`,
    { decision: "approve" },
    at,
  );
  expect(early).toMatchObject({ status: 409, body: { code: "shrinkage/not-pending" } });
  expect(await clerk.get("shrinkages?store=S1&status=draft", at)).toMatchObject({ rows: [{ shrinkage }] });
});
