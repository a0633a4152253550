import { afterAll, beforeAll, expect, test } from "vitest";
import { restClient } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";

let world: RestWorld;
let shop: Scene;
beforeAll(async () => {
  world = await restWorld();
  shop = await scene(world, { items: { item: {} }, stores: { mine: {}, other: {} } });
});
afterAll(() => world.close());

const now = MONDAY;
const order = (qty: unknown = 1, more: object = {}) => ({
  store: shop.code("mine"),
  lines: [{ item: shop.code("item"), qty }],
  ...more,
});

// Guarantees R-30: the same key and body give the first answer again, whatever happens in between.
test("a repeated key is answered from memory", async () => {
  const key = crypto.randomUUID();
  const first = await world.owner.send("POST", "orders", order(), { now, key });
  const again = await world.owner.send("POST", "orders", order(), { now, key });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect(first.headers["idempotent-replayed"]).toBeUndefined();
  expect(again.headers["idempotent-replayed"]).toBe("true");
  const other = await world.owner.send("POST", "orders", order(2), { now, key });
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency/mismatch" } });
});

test("a key sent by ten at once works once", async () => {
  const before = await world.owner.all("orders");
  const key = crypto.randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.owner.send("POST", "orders", order(), { now, key })),
  );
  for (const { status } of answers) expect([201, 409]).toContain(status);
  expect(await world.owner.all("orders")).toHaveLength(before.length + 1);
});

test("a POST without a key is refused; a refusal is not remembered", async () => {
  expect(await world.owner.send("POST", "orders", order(), { now, key: "" })).toMatchObject({
    status: 400,
    body: { code: "idempotency/missing" },
  });
  const key = crypto.randomUUID();
  const wrong = { ...order(), lines: [{ item: "nothing", qty: 1 }] };
  expect((await world.owner.send("POST", "orders", wrong, { now, key })).status).toBe(422);
  expect((await world.owner.send("POST", "orders", order(), { now, key })).status).toBe(201);
});

// Guarantees "bad input": the right status, and nothing changed.
test.each([
  ["quantity 0", () => order(0), 400],
  ["quantity −1", () => order(-1), 400],
  ["quantity 1.5", () => order(1.5), 400],
  ["quantity 10^12", () => order(1e12), 400],
  ["quantity as text", () => order("1"), 400],
  ["no lines", () => order(1, { lines: [] }), 400],
  ["an unknown field", () => order(1, { colour: "red" }), 400],
  ["an unknown field in a line", () => order(1, { lines: [{ item: shop.code("item"), qty: 1, x: 1 }] }), 400],
  ["no store", () => ({ lines: [{ item: shop.code("item"), qty: 1 }] }), 400],
  ["an unknown store", () => order(1, { store: "nowhere" }), 404],
  ["not an object", () => [1], 400],
  ["broken JSON", () => "{", 400],
  ["5,001 lines", () => order(1, { lines: Array(5001).fill({ item: shop.code("item"), qty: 1 }) }), 400],
])("%s", async (_case, body, status) => {
  const before = await world.owner.all("orders");
  const answer = await world.owner.send("POST", "orders", body(), { now });
  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.body).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
  expect(await world.owner.all("orders")).toHaveLength(before.length);
});

test("tokens: none, wrong, of another role, of another store", async () => {
  const stranger = restClient({ url: world.url });
  expect((await stranger.send("GET", "orders")).status).toBe(401);
  const forged = restClient({ url: world.url, token: "slt_nothing" });
  expect((await forged.send("GET", "orders")).status).toBe(401);
  expect((await world.planner.send("POST", "orders", order(), { now })).status).toBe(403);
  expect((await world.owner.send("GET", "proof")).status).toBe(403);
  expect(
    (await world.owner.send("POST", "waves", { route: shop.main, mode: "generate" }, { now })).status,
  ).toBe(403);
  const theirs = await world.as("owner", { stores: [shop.code("other")] });
  expect((await theirs.send("POST", "orders", order(), { now })).status).toBe(403);
  const mine = await shop.order("mine", { item: 1 });
  expect([403, 404]).toContain((await theirs.send("GET", `orders/${mine.order}`)).status);
  expect([403, 404]).toContain(
    (await theirs.send("POST", `orders/${mine.order}/withdraw`, {}, { now })).status,
  );
  expect(
    (await theirs.all<{ store: string }>("orders")).every((row) => row.store === shop.code("other")),
  ).toBe(true);
  const clerk = await world.as("clerk");
  expect((await clerk.send("GET", `accounts/${shop.code("account")}`)).status).toBe(403);
  stranger.close();
  forged.close();
});

test("lists are paged without a gap or a repeat", async () => {
  for (let n = 0; n < 5; n += 1) await shop.order("mine", { item: 1 });
  const all = await world.owner.all<{ order: string }>("orders");
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { rows: { order: string }[]; nextCursor: string | null } = await world.owner.get(
      `orders?limit=2${query}`,
    );
    expect(page.rows.length).toBeLessThanOrEqual(2);
    seen.push(...page.rows.map((row) => row.order));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(all.map((row) => row.order));
  expect(new Set(seen).size).toBe(seen.length);
  for (const limit of ["0", "501", "-1", "x"]) {
    expect((await world.owner.send("GET", `orders?limit=${limit}`)).status).toBe(400);
  }
});

test("what is not there is 404, what may not be asked is 405 or 400", async () => {
  for (const path of ["orders/RO-nothing", "nothing", "waves/WV-nothing"]) {
    expect((await world.planner.send("GET", path)).status).toBe(404);
  }
  expect((await world.finance.send("GET", "accounts/nothing")).status).toBe(404);
  expect((await world.owner.send("GET", "orders?colour=red")).status).toBe(400);
});

test("the description names every path of the contract", async () => {
  const description = await world.owner.get<{ paths: Record<string, unknown> }>("openapi.json");
  const paths = Object.keys(description.paths).map((path) => path.replace(/^\/api\/v1/, ""));
  for (const path of ["/quotes", "/orders", "/pool", "/waves", "/deposits", "/proof"])
    expect(paths).toContain(path);
});
