import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { notify } from "@/server/notify";
import { blockedMessage, forgetMessages, givenPhones, outboxOf } from "@/server/notify/test-messages";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { givenChain, now } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";

let world: TestDatabase;
let ids: Map<string, number>;
beforeAll(async () => {
  world = await freshDatabase();
  await givenChain(world.db, ["prepaid", "prepaid", "cod", "direct"]);
  await sqlOf(
    world.db,
  )`update stores set account_id = (select id from accounts where code = 'A0') where code = 'S1'`;
  ids = await givenPhones(world.db, { S0: "13800000000", S1: "13800000001", S2: "13800000002" });
});
afterAll(() => world.close());
beforeEach(() => forgetMessages(world.db));

const store = (code: string) => ids.get(code) ?? 0;
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const tell = (messages: Parameters<typeof notify>[1], at = now) =>
  world.db.transaction((tx) => notify(tx, messages, at));
const states = async () => (await outboxOf(world.db)).map(({ state, skip }) => skip ?? state);
const count = async () => (await sqlOf(world.db)`select from messages`).length;

// Guarantees that a message and its cause are committed together.
test("a cause that is rolled back leaves no message, no text and no limit", async () => {
  const rolledBack = world.db.transaction(async (tx) => {
    await notify(tx, [blockedMessage(store("S0"))], now);
    throw new Error("the cause failed");
  });
  await expect(rolledBack).rejects.toThrow("the cause failed");
  expect([await count(), await states()]).toEqual([0, []]);
  await tell([blockedMessage(store("S0"))]);
  expect(await states()).toEqual(["queued"]);
});

test("the same cause told again is told once, at the same time too", async () => {
  const message = blockedMessage(store("S0"), "RO1", "order.blocked:1:WV1");
  await tell([message, message]);
  await atTheSameTime(Array.from({ length: 8 }, () => () => tell([message])));
  expect([await count(), await states()]).toEqual([1, ["queued"]]);
});

// Guarantees U3: at most one SMS in four hours to an owner, whatever happens at the same time.
test("within four hours of the last text an owner gets no other, later again", async () => {
  await tell([blockedMessage(store("S0"))]);
  await tell([blockedMessage(store("S0"))], later(3.9));
  await tell([blockedMessage(store("S0"))], later(4));
  expect(await states()).toEqual(["queued", "limit", "queued"]);
});

test("eight runs at once refuse an owner's stores: eight messages, one text", async () => {
  const runs = Array.from({ length: 8 }, (_, n) => () => tell([blockedMessage(store(n % 2 ? "S0" : "S1"))]));
  await atTheSameTime(runs);
  expect((await states()).sort()).toEqual([...Array.from({ length: 7 }, () => "limit"), "queued"]);
});

test("one text speaks for all orders of the owner in a run; other owners get their own", async () => {
  await tell([
    blockedMessage(store("S0"), "RO1"),
    blockedMessage(store("S1"), "RO2"),
    blockedMessage(store("S2"), "RO3"),
  ]);
  expect((await outboxOf(world.db)).map(({ address, skip, more }) => [address, skip, more])).toEqual([
    ["13800000000", null, 1],
    ["13800000001", "limit", 0],
    ["13800000002", null, 0],
  ]);
});

test("a store without a number has that of another store of its owner; without any it is written down", async () => {
  await givenPhones(world.db, { S1: "13800000001" });
  await tell([blockedMessage(store("S0")), blockedMessage(store("S3"))]);
  await givenPhones(world.db, { S0: "13800000000", S1: "13800000001", S2: "13800000002" });
  expect((await outboxOf(world.db)).map(({ address, skip }) => [address, skip])).toEqual([
    ["13800000001", null],
    ["", "no_phone"],
  ]);
});

test("an account is told through the store with the lowest code; kinds without SMS put nothing into the outbox", async () => {
  const [account] = await sqlOf(world.db)<{ id: number }[]>`select id from accounts where code = 'A0'`;
  const to = { kind: "account" as const, id: account?.id ?? 0 };
  const slip = { deposit: "DP1", account: "A0", declared: "5.00" };
  await tell([
    { to, template: "deposit.rejected", details: { ...slip, reason: "unreadable" } },
    { to, template: "deposit.approved", details: { ...slip, received: "5.00" } },
  ]);
  expect((await outboxOf(world.db)).map(({ address }) => address)).toEqual(["13800000000"]);
});

// Guarantees that a run's cost does not grow with round trips.
test("five hundred messages are written by two statements", async () => {
  let statements = 0;
  const client = world.db.$client;
  client.options.debug = () => {
    statements += 1;
  };
  await tell(Array.from({ length: 500 }, (_, n) => blockedMessage(store("S0"), `RO${n}`, `key ${n}`)));
  client.options.debug = false;
  expect(statements).toBe(4);
  expect(await count()).toBe(500);
});
