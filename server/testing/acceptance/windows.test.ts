import { afterAll, beforeAll, expect, test } from "vitest";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { scene } from "@/server/testing/scene";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(() => world.close());

/** 2025-03-10 is a Monday. */
const at = (day: string, time: string) => `2025-${day}T${time}+08:00`;

// Guarantees R23, U5 and U13: start ≤ t < end + 60 s, on the day on which the window began, by the server's time.
test.each([
  ["Mon/Wed/Fri, the last second", "* weekdays:1,3,5 08:00 16:00", at("03-12", "15:59:59"), true],
  ["within grace", "* weekdays:1,3,5 08:00 16:00", at("03-12", "16:00:30"), true],
  ["the last second of grace", "* weekdays:1,3,5 08:00 16:00", at("03-12", "16:00:59"), true],
  ["grace is over", "* weekdays:1,3,5 08:00 16:00", at("03-12", "16:01:00"), false],
  ["one second early", "* weekdays:1,3,5 08:00 16:00", at("03-12", "07:59:59"), false],
  ["the first second", "* weekdays:1,3,5 08:00 16:00", at("03-12", "08:00:00"), true],
  ["another weekday", "* weekdays:1,3,5 08:00 16:00", at("03-11", "10:00:00"), false],
  ["Mon 22:00–02:00 at Tue 01:30", "* weekdays:1 22:00 02:00", at("03-11", "01:30:00"), true],
  ["Mon 22:00–02:00 at Mon 01:30", "* weekdays:1 22:00 02:00", at("03-10", "01:30:00"), false],
  ["Mon 22:00–02:00 at Tue 22:30", "* weekdays:1 22:00 02:00", at("03-11", "22:30:00"), false],
  ["even days on 31 May", "* even 00:00 00:00", at("05-31", "12:00:00"), false],
  ["even days on 1 June", "* even 00:00 00:00", at("06-01", "12:00:00"), false],
  ["even days on 2 June", "* even 00:00 00:00", at("06-02", "12:00:00"), true],
  ["odd days on 31 May", "* odd 00:00 00:00", at("05-31", "12:00:00"), true],
  ["odd days on 1 June", "* odd 00:00 00:00", at("06-01", "12:00:00"), true],
  ["odd, across midnight into an even day", "* odd 22:00 02:00", at("06-02", "01:00:00"), true],
  ["days of the month", "* monthdays:1,15 08:00 16:00", at("04-15", "09:00:00"), true],
  ["not such a day of the month", "* monthdays:1,15 08:00 16:00", at("04-14", "09:00:00"), false],
  ["the 31st is skipped in a short month", "* monthdays:31 08:00 16:00", at("04-30", "09:00:00"), false],
])("%s", async (_case, template, now, isOpen) => {
  const shop = await scene(world, { items: { item: {} }, template: [template] });
  const { window } = await shop.quote("store", { item: 1 }, now);
  const order = shop.order("store", { item: 1 }, now);
  if (isOpen) await expect(order).resolves.toMatchObject({ status: "pooled" });
  else await expect(order).rejects.toMatchObject({ status: 422, code: "order/window-closed" });
  expect(window.open).toBe(isOpen);
});

test("a closed window names the next: after Wed 16:01 it is Fri 08:00", async () => {
  const shop = await scene(world, { items: { item: {} }, template: ["* weekdays:1,3,5 08:00 16:00"] });
  const { window } = await shop.quote("store", { item: 1 }, at("03-12", "16:01:00"));
  expect(new Date(window.nextOpensAt ?? "")).toEqual(new Date(at("03-14", "08:00:00")));
  const open = await shop.quote("store", { item: 1 }, at("03-12", "10:00:00"));
  expect(new Date(open.window.closesAt ?? "")).toEqual(new Date(at("03-12", "16:00:00")));
});

// Guarantees R23 (3): the minimum is tested on goods, per order.
test.each([
  ["299.99", false],
  ["300.00", true],
])("minimum 300.00, goods %s", async (price, isTaken) => {
  const shop = await scene(world, { items: { item: { price } }, template: ["* daily 00:00 00:00 300.00"] });
  const order = shop.order("store", { item: 1 });
  if (isTaken) await expect(order).resolves.toMatchObject({ status: "pooled" });
  else await expect(order).rejects.toMatchObject({ status: 422, code: "order/below-minimum" });
});

// Guarantees R23 (4) and D12: the maximum counts all orders of the window; the next window starts anew.
test("maximum 5,000.00 in a window: 3,000.00, then 2,500.00 is refused with 2,000.00 left", async () => {
  const shop = await scene(world, {
    items: { item: { price: "100.00" } },
    template: ["* daily 08:00 16:00 - 5000.00"],
  });
  const monday = at("03-10", "09:00:00");
  const first = await shop.order("store", { item: 30 }, monday);
  await expect(shop.order("store", { item: 25 }, monday)).rejects.toMatchObject({
    status: 422,
    code: "order/above-maximum",
    message: expect.stringMatching(/2,?000\.00/),
  });
  await shop.order("store", { item: 20 }, monday);
  await expect(shop.order("store", { item: 1 }, monday)).rejects.toMatchObject({
    code: "order/above-maximum",
  });
  await world.owner.post(`orders/${first.order}/withdraw`, {}, { now: monday });
  await shop.order("store", { item: 30 }, at("03-10", "15:59:59"));
  await shop.order("store", { item: 50 }, at("03-11", "09:00:00"));
});

test("two orders race for the rest of a window's maximum: one is taken", async () => {
  const shop = await scene(world, {
    items: { item: { price: "100.00" } },
    template: ["* daily 00:00 00:00 - 1000.00"],
  });
  for (let round = 10; round < 20; round += 1) {
    const now = at(`03-${round}`, "09:00:00");
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => shop.order("store", { item: 6 }, now)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
});

// Guarantees R23 (6) and D10: each category follows its own line; a line of its own beats `*`.
test("a category with its own window", async () => {
  const shop = await scene(world, {
    items: { fresh: { category: "fresh" }, dry: { category: "dry" } },
    template: ["fresh daily 06:00 10:00", "* daily 00:00 00:00"],
  });
  await shop.order("store", { fresh: 1, dry: 1 }, at("03-10", "09:00:00"));
  await shop.order("store", { dry: 1 }, at("03-10", "12:00:00"));
  await expect(shop.order("store", { fresh: 1 }, at("03-10", "12:00:00"))).rejects.toMatchObject({
    status: 422,
    code: expect.stringMatching(/^order\/(window-closed|lines-refused)$/),
  });
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
