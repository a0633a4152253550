import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { notify } from "@/server/notify";
import { type Sending, sendDue } from "@/server/notify/commands/send-due";
import { newBreaker } from "@/server/notify/rules/breaker";
import { type Sms, SmsRefused, type SmsSender } from "@/server/notify/senders/sender";
import {
  blockedMessage,
  forgetMessages,
  givenPhones,
  outboxOf,
  senderThat,
} from "@/server/notify/test-messages";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { givenChain, now } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";

let world: TestDatabase;
let ids: Map<string, number>;
const phones = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`S${n}`, `1380000${1000 + n}`]));
beforeAll(async () => {
  world = await freshDatabase();
  await givenChain(
    world.db,
    Array.from({ length: 12 }, () => "prepaid"),
  );
  ids = await givenPhones(world.db, phones);
});
afterAll(() => world.close());
beforeEach(() => forgetMessages(world.db));

const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const withSender = (sender: SmsSender): Sending => ({
  sender,
  breaker: newBreaker(),
  locale: "en",
  site: "https://shop.test",
});
const tell = (stores = 1, at = now) =>
  world.db.transaction((tx) =>
    notify(
      tx,
      Array.from({ length: stores }, (_, n) => blockedMessage(ids.get(`S${n}`) ?? 0, `RO${n}`)),
      at,
    ),
  );
const first = async () => (await outboxOf(world.db))[0];
const dead = async () => {
  throw new Error("connection refused");
};

test("a text is sent once, in full, with the way to pay", async () => {
  const { sender, sent } = senderThat(async () => "receipt 1");
  const sending = withSender(sender);
  await tell();
  expect(await sendDue(world.db, sending, now)).toBe(1);
  expect(await sendDue(world.db, sending, later(3600))).toBe(0);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: phones.S0, kind: "order.blocked" });
  expect(sent[0]?.text).toMatch(
    /RO0.*¥100\.00.*https:\/\/shop\.test\/store\/account\/deposit\?amount=100\.00$/,
  );
  expect(await first()).toMatchObject({ state: "sent", attempts: 1 });
});

// Guarantees R15 (5): what fails is tried again, later each time, and in the end it stands where people see it.
test("a failing provider: tried again after 30 s, 60 s, … and given up after eight tries; the next refusal is told", async () => {
  const { sender, sent } = senderThat(dead);
  await tell();
  let at = 0;
  for (const pause of [0, 30, 60, 120, 240, 480, 960, 1_800]) {
    // One second too early nothing happens.
    if (pause > 0) expect(await sendDue(world.db, withSender(sender), later(at + pause - 1))).toBe(0);
    at += pause;
    expect(await sendDue(world.db, withSender(sender), later(at))).toBe(1);
  }
  expect(sent).toHaveLength(8);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(await first()).toMatchObject({ state: "dead", attempts: 8, error: "connection refused" });
  await tell(1, later(at + 1));
  expect((await outboxOf(world.db)).map(({ state }) => state)).toEqual(["dead", "queued"]);
});

test("what the provider will never take is given up at once, and the provider counts as alive", async () => {
  const { sender } = senderThat(async () => {
    throw new SmsRefused("no such number");
  });
  const sending = withSender(sender);
  await tell(4);
  expect(await sendDue(world.db, sending, now)).toBe(4);
  expect((await outboxOf(world.db)).map(({ state, attempts }) => [state, attempts])).toEqual(
    Array.from({ length: 4 }, () => ["dead", 1]),
  );
  expect(sending.breaker.room(10, now)).toBe(10);
});

test("while the provider is down nothing is taken; when it is back everything goes out", async () => {
  let isDown = true;
  const { sender, sent } = senderThat(() => (isDown ? dead() : Promise.resolve("")));
  const sending = withSender(sender);
  await tell(12);
  expect(await sendDue(world.db, sending, now)).toBe(10);
  expect(await sendDue(world.db, sending, later(1))).toBe(0);
  expect(sent).toHaveLength(10);
  isDown = false;
  let taken = 0;
  for (let second = 600; second < 620; second += 2) taken += await sendDue(world.db, sending, later(second));
  expect(taken).toBe(12);
  expect(new Set((await outboxOf(world.db)).map(({ state }) => state))).toEqual(new Set(["sent"]));
});

test("what could not be tried for four hours is given up unsent", async () => {
  const { sender, sent } = senderThat(async () => "");
  await tell();
  expect(await sendDue(world.db, withSender(sender), later(4 * 3600 + 1))).toBe(0);
  expect(sent).toEqual([]);
  expect(await first()).toMatchObject({ state: "dead", attempts: 0, error: "not sent in time" });
});

// Guarantees that two workers never send the same text.
test("six workers at once send each of twelve texts once", async () => {
  const sent: Sms[] = [];
  const slow = senderThat(async (sms) => {
    await sleep(20);
    sent.push(sms);
    return "";
  });
  await tell(12);
  const workers = Array.from({ length: 6 }, () => () => sendDue(world.db, withSender(slow.sender), now));
  const taken = await atTheSameTime(workers);
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(sent.map(({ to }) => to).sort()).toEqual(Object.values(phones).sort());
});

test("a text in the hand of a worker that died is sent by another a minute later; the dead one's word no longer counts", async () => {
  let release = (_: string) => {};
  const hanging = senderThat(() => new Promise<string>((resolve) => (release = resolve)));
  const { sender, sent } = senderThat(async () => "second");
  await tell();
  const lost = sendDue(world.db, withSender(hanging.sender), now);
  while (hanging.sent.length === 0) await sleep(5);
  expect(await sendDue(world.db, withSender(sender), later(59))).toBe(0);
  expect(await sendDue(world.db, withSender(sender), later(60))).toBe(1);
  release("first");
  await lost;
  expect([hanging.sent[0]?.id, sent.length]).toEqual([sent[0]?.id, 1]);
  const [row] = await sqlOf(world.db)`select state, receipt, attempts from message_sends`;
  expect(row).toEqual({ state: "sent", receipt: "second", attempts: 2 });
});

// Guarantees that a provider that never answers holds up nobody: each send ends by itself, as failed.
test("a sender that never answers is left behind", async () => {
  const { sender } = senderThat(() => new Promise(() => {}));
  const sending = withSender(sender);
  await tell(3);
  expect(await sendDue(world.db, sending, now)).toBe(3);
  expect((await first())?.error).toContain("no answer within");
  expect(sending.breaker.room(10, later(1))).toBe(0);
});
