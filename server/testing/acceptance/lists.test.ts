import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeCursor } from "@/server/shared/paging";
import type { RestClient } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { scene } from "@/server/testing/scene";

let world: RestWorld;
let admin: RestClient;
let lists: string[];
beforeAll(async () => {
  world = await restWorld();
  admin = await world.as("admin");
  const shop = await scene(world, { items: { item: { price: "1.00" } } });
  const { order } = await shop.order("store", { item: 5 });
  const { wave, deliveries } = await shop.wave("generate");
  await shop.order("store", { item: 5 });
  lists = [
    "orders",
    "pool",
    "pool/rows",
    `pool/rows?order=${order}`,
    "waves",
    `waves/${wave}/tasks`,
    "deliveries",
    `deliveries/${deliveries[0]?.delivery}/events`,
    "accounts",
    `accounts/${shop.code("account")}/entries`,
    "deposits",
    `stores/${shop.code("store")}/stock`,
    "dcs/0001/stock",
  ];
});
afterAll(() => world.close());

const ask = (list: string, query: string) =>
  admin.send("GET", `${list}${list.includes("?") ? "&" : "?"}${query}`);
const bad = ["limit=501", "limit=0", "limit=abc", "limit=1.5", "bogus=1", "cursor=%25%25", "cursor=abc"];

// Guarantees ruling 33 and api.md: what a list does not know is bad input, on every list.
test.each(bad)("every list refuses %s as bad input", async (query) => {
  for (const list of lists) {
    expect([list, await ask(list, query)]).toEqual([list, expect.objectContaining({ status: 400 })]);
  }
});

// A cursor is text that anybody may write: it is never a defect of the server.
test("a cursor that some other list gave out, or nobody, never fails the server", async () => {
  const forged = [[], ["abc"], [1e300], [1.5], [-1], ["a", "b", "c"], ["x\u0000"], ["1", "99999999999", "x"]];
  for (const list of lists) {
    for (const values of forged) {
      const { status } = await ask(list, `cursor=${encodeCursor(values)}`);
      expect([list, values, [200, 400].includes(status)]).toEqual([list, values, true]);
    }
  }
});

test("text that the database cannot hold is bad input in any search", async () => {
  for (const list of lists) {
    const { status } = await ask(list, "search=%00");
    expect([list, status]).toEqual([list, 400]);
  }
});
