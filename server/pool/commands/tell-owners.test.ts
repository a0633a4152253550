import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { listInbox } from "@/server/notify";
import { forgetMessages, givenPhones, outboxOf } from "@/server/notify/test-messages";
import { cancelOrder, submitOrder } from "@/server/order";
import { getStoreHome } from "@/server/order/queries/get-store-home";
import { DomainError } from "@/server/shared/domain-error";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { listPool } from "../queries/list-pool";
import { listRunTimes } from "../queries/run-times";
import { simulateWave } from "../queries/simulate-wave";
import { generateWave } from "./generate-wave";
import { setRunTime } from "./set-run-time";

let world: TestDatabase;
const planner = person("planner");
const storeCount = 30;
beforeAll(async () => {
  world = await freshDatabase(40);
  await givenChain(
    world.db,
    Array.from({ length: storeCount }, () => "prepaid"),
  );
  await givenPhones(world.db, { S0: "13800000000", S1: "13800000001" });
});
afterAll(() => world.close());
beforeEach(async () => {
  await forgetMessages(world.db);
  const pooled = await sqlOf(world.db)<{ order: string }[]>`
    select order_no as "order" from orders where status in ('pooled', 'partly_generated')`;
  for (const { order } of pooled) await cancelOrder(world.db, planner, order, "test", now);
});

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
/** 10,500.00 of an account that has 10,000.00. */
const tooMuch = async (store: string) =>
  (await submitOrder(world.db, person("owner"), { store, lines: [{ item: "I0", qty: 3000 }] }, now)).order;
const generate = (at = now) => generateWave(world.db, planner, { route: "R1" }, at);
const messages = async () => (await listInbox(world.db, person("owner"), { limit: 500 })).rows;
const texts = async () => (await outboxOf(world.db)).filter(({ state }) => state === "queued").length;

// Guarantees R15 and U3: who was refused is told with everything that helps, once per run; by SMS once in four hours.
test("a refused store's owner is told: order, shortfall, next run, and the way to a slip", async () => {
  const order = await tooMuch("S0");
  await simulateWave(world.db, planner, { route: "R1" }, now);
  expect(await messages()).toEqual([]);
  await generate();
  const [message, ...others] = await messages();
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    kind: "order.blocked",
    store: "S0",
    details: {
      store: "S0",
      storeName: "Store 0",
      order,
      shortfall: "500.00",
      nextRunAt: "2026-03-10T16:40:00+08:00",
    },
    link: "/store/account/deposit?store=S0&amount=500.00&deadline=2026-03-10T16%3A40%3A00%2B08%3A00",
  });
  expect(await outboxOf(world.db)).toMatchObject([{ state: "queued", address: "13800000000" }]);
});

test("each run tells once per order, also at the same instant; the phone rings once in four hours", async () => {
  const orders = [await tooMuch("S0"), await tooMuch("S0")];
  await generate();
  expect((await messages()).map(({ details }) => "order" in details && details.order).sort()).toEqual(orders);
  await generate();
  await generate(later(3.9));
  expect([(await messages()).length, await texts()]).toEqual([6, 1]);
  await generate(later(4));
  expect([(await messages()).length, await texts()]).toEqual([8, 2]);
});

test("a run that fails after the refusal tells nobody", async () => {
  await tooMuch("S0");
  const lost = world.db.transaction(async (tx) => {
    await generateWave(tx, planner, { route: "R1" }, now);
    throw new Error("the connection is lost");
  });
  await expect(lost).rejects.toThrow("the connection is lost");
  expect(await messages()).toEqual([]);
});

test("money that arrives shows as now covered, and starts nothing by itself", async () => {
  const order = await tooMuch("S0");
  await generate();
  const row = async () =>
    (await listPool(world.db, planner, { limit: 50 }, now)).rows.find(({ store }) => store === "S0");
  expect(await row()).toMatchObject({ nowCovered: false, blocked: { shortfall: "500.00" } });
  // Moved to another account meanwhile: its open order is still paid from the one that it was submitted on (U23).
  const sql = sqlOf(world.db);
  await sql`update stores set account_id = (select id from accounts where code = 'A1') where code = 'S0'`;
  await sql`update accounts set credit_limit_fen = 50000 where code = 'A0'`;
  expect(await row()).toMatchObject({ nowCovered: true, orders: [order], blocked: { shortfall: "500.00" } });
  await sql`update accounts set credit_limit_fen = 0 where code = 'A0'`;
  await sql`update stores set account_id = (select id from accounts where code = 'A0') where code = 'S0'`;
});

// Guarantees that telling is a set, not a loop: the same statements for one refused store as for thirty.
test("a run's statements do not grow with the number of the refused", async () => {
  let statements = 0;
  const { options } = world.db.$client;
  const statementsOf = async (work: () => Promise<unknown>) => {
    statements = 0;
    options.debug = () => {
      statements += 1;
    };
    await work();
    options.debug = false;
    return statements;
  };
  await tooMuch("S0");
  await generate();
  const one = await statementsOf(generate);
  for (let n = 1; n < storeCount; n += 1) await tooMuch(`S${n}`);
  const thirty = await statementsOf(generate);
  expect(await messages()).toHaveLength(1 + 1 + storeCount);
  expect(thirty).toBe(one);
});

// Guarantees that telling takes no part in who gets the money.
test("eight planners generate at once over orders that cannot all be paid: the books tie, each run tells what it refused", async () => {
  for (let n = 0; n < storeCount; n += 1) {
    await submitOrder(
      world.db,
      person("owner"),
      { store: `S${n}`, lines: [{ item: "I0", qty: n % 2 ? 10 : 3000 }] },
      now,
    );
  }
  const runs = await atTheSameTime(Array.from({ length: 8 }, () => () => generate()));
  expect(runs.flatMap(({ deliveries }) => deliveries)).toHaveLength(storeCount / 2);
  expect(await messages()).toHaveLength(runs.reduce((sum, { blocked }) => sum + blocked.length, 0));
  expect(await texts()).toBe(1);
  await expectProof(world.db);
});

test("a DC's own time is the deadline; planners of other DCs and owners do not set it", async () => {
  const set = (time: string, actor = planner) => setRunTime(world.db, actor, { dc: "0001", time }, now);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  await set("22:00");
  await set("22:00");
  const events = await sqlOf(world.db)`select from events where type = 'dc.run_time_set'`;
  expect(events).toHaveLength(1);
  await tooMuch("S0");
  await generate();
  expect((await messages())[0]?.details).toMatchObject({ nextRunAt: "2026-03-10T22:00:00+08:00" });
  expect(await listRunTimes(world.db, planner, now)).toMatchObject([
    { dc: "0001", time: "22:00", setBy: "planner" },
  ]);
  expect(await codeOf(set("10:00", person("owner")))).toBe("auth/forbidden");
  expect(await codeOf(set("10:00", person("planner", { dcIds: [999] })))).toBe("auth/out-of-scope");
  expect(await codeOf(setRunTime(world.db, planner, { dc: "9999", time: "10:00" }, now))).toBe(
    "pool/dc-unknown",
  );
  await set("16:40");
});

test("who pays on delivery is told of the limit and led to the order", async () => {
  const rows = [
    "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence,phone",
    "COD,Cash,independent,cod,,100.00,P1,T1,R1,99,13800000077",
  ];
  const content = Buffer.from(`${rows.join("\n")}\n`);
  await importFile(world.db, systemActor, { kind: "stores", mode: "apply", format: "csv", content }, now);
  const order = await tooMuch("COD");
  await generate();
  expect(await messages()).toMatchObject([
    { details: { code: "account/cod-limit", shortfall: "10400.00" }, link: `/store/orders/${order}` },
  ]);
});

test("the shop's home says what to pay until when as things are now, hides it from clerks, and says when it is there", async () => {
  const home = async (role: "owner" | "clerk" = "owner") =>
    (await getStoreHome(world.db, person(role), { store: "S0" }, now)).blocked;
  expect(await home()).toBeNull();
  await tooMuch("S0");
  await generate();
  const blocked = { code: "account/insufficient-balance", orders: 1, nextRunAt: "2026-03-10T16:40:00+08:00" };
  expect(await home()).toEqual({ ...blocked, payFen: 50_000, isCovered: false });
  expect(await home("clerk")).toEqual({ ...blocked, payFen: null, isCovered: false });
  const sql = sqlOf(world.db);
  await sql`update accounts set credit_limit_fen = 20000 where code = 'A0'`;
  expect(await home()).toMatchObject({ payFen: 30_000, isCovered: false });
  await sql`update accounts set credit_limit_fen = 50000 where code = 'A0'`;
  expect(await home()).toMatchObject({ payFen: 0, isCovered: true });
  await sql`update accounts set credit_limit_fen = 0 where code = 'A0'`;
});

test("a cash-on-delivery store whose limit has room again is covered", async () => {
  const sql = sqlOf(world.db);
  await tooMuch("COD");
  await generate();
  const shown = async () => {
    const { rows } = await listPool(world.db, planner, { limit: 500 }, now);
    const home = await getStoreHome(world.db, person("owner"), { store: "COD" }, now);
    return [rows.find(({ store }) => store === "COD")?.nowCovered, home.blocked?.payFen];
  };
  expect(await shown()).toEqual([false, 1_040_000]);
  await sql`update stores set cod_limit_fen = 1050000 where code = 'COD'`;
  expect(await shown()).toEqual([true, 0]);
  await sql`update stores set cod_limit_fen = 10000 where code = 'COD'`;
});
