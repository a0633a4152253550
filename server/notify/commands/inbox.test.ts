import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { listInbox, markAllRead, markRead, notify } from "@/server/notify";
import { retryAllFailed, retrySend } from "@/server/notify/commands/retry-send";
import { sweepMessages } from "@/server/notify/commands/sweep-messages";
import { countUnread } from "@/server/notify/queries/count-unread";
import { listLog } from "@/server/notify/queries/list-log";
import { blockedMessage, forgetMessages, givenPhones, outboxOf } from "@/server/notify/test-messages";
import { DomainError } from "@/server/shared/domain-error";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";

let world: TestDatabase;
let ids: Map<string, number>;
let account: number;
beforeAll(async () => {
  world = await freshDatabase();
  await givenChain(world.db, ["prepaid", "prepaid"]);
  ids = await givenPhones(world.db, { S0: "13800000000" });
  const [row] = await sqlOf(world.db)<{ id: number }[]>`select id from accounts where code = 'A0'`;
  account = row?.id ?? 0;
});
afterAll(() => world.close());
beforeEach(() => forgetMessages(world.db));

const store = (code: string) => ids.get(code) ?? 0;
const ownerOf = (code: string, id = 1) =>
  person("owner", { id, storeIds: [store(code)], accountIds: code === "S0" ? [account] : [] });
const approved = () => ({
  to: { kind: "account" as const, id: account },
  template: "deposit.approved" as const,
  details: { deposit: "DP1", account: "A0", declared: "5.00", received: "5.00" },
});
const tell = (...messages: Parameters<typeof notify>[1]) =>
  world.db.transaction((tx) => notify(tx, messages, now));
const inbox = async (actor = ownerOf("S0"), input = {}) =>
  (await listInbox(world.db, actor, { limit: 50, ...input })).rows;
const unread = async (actor = ownerOf("S0")) => (await countUnread(world.db, actor, now)).unread;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

test("owners read what their stores and accounts are told, tills what the store is told, clerks no money", async () => {
  await tell(blockedMessage(store("S0")), approved(), blockedMessage(store("S1"), "RO2"));
  const kindsOf = async (actor: ReturnType<typeof person>) => (await inbox(actor)).map(({ kind }) => kind);
  expect(await kindsOf(ownerOf("S0"))).toEqual(["deposit.approved", "order.blocked"]);
  expect(await kindsOf(ownerOf("S1"))).toEqual(["order.blocked"]);
  const reach = { storeIds: [store("S0")], accountIds: [account] };
  expect(await kindsOf(person("pos", { kind: "token", ...reach }))).toEqual(["order.blocked"]);
  expect(await kindsOf(person("clerk", reach))).toEqual([]);
  expect(await codeOf(inbox(person("picker")))).toBe("auth/forbidden");
  expect((await inbox(ownerOf("S0"), { store: "S0" })).map(({ kind }) => kind)).toEqual(["order.blocked"]);
  expect(await codeOf(inbox(ownerOf("S0"), { store: "S1" }))).toBe("auth/out-of-scope");
  expect(await codeOf(inbox(ownerOf("S0"), { store: "S9" }))).toBe("message/store-unknown");
});

test("a message is in both languages, with its facts and its link", async () => {
  await tell(blockedMessage(store("S0")));
  const [message] = await inbox();
  expect(message?.en.title).toBe("Order RO1 is blocked: ¥100.00 short");
  expect(message?.zh.title).toBe("订单 RO1 未能配送：差 ¥100.00");
  expect(message).toMatchObject({ store: "S0", isRead: false, link: "/store/account/deposit?amount=100.00" });
});

test("everybody reads for themselves, again and at the same time", async () => {
  await tell(blockedMessage(store("S0")), approved());
  const [newest, oldest] = await inbox();
  const read = () => markRead(world.db, ownerOf("S0"), { message: oldest?.message ?? 0 }, now);
  await atTheSameTime(Array.from({ length: 8 }, () => read));
  expect([await unread(), await unread(ownerOf("S0", 2))]).toEqual([1, 2]);
  expect((await inbox(ownerOf("S0"), { unread: true })).map(({ message }) => message)).toEqual([
    newest?.message,
  ]);
  expect(await codeOf(markRead(world.db, ownerOf("S1"), { message: oldest?.message ?? 0 }, now))).toBe(
    "message/unknown",
  );
});

test("reading all leaves unread what came in since", async () => {
  await tell(blockedMessage(store("S0")), approved());
  const upTo = (await inbox())[0]?.message ?? 0;
  await tell(approved());
  expect(await markAllRead(world.db, ownerOf("S0"), { upTo }, now)).toEqual({ read: 2 });
  expect(await markAllRead(world.db, ownerOf("S0"), { upTo }, now)).toEqual({ read: 0 });
  expect(await unread()).toBe(1);
});

test("pages go on where the last one ended, and the bell stops counting at a hundred", async () => {
  await tell(...Array.from({ length: 120 }, (_, n) => blockedMessage(store("S0"), `RO${n}`)));
  const first = await listInbox(world.db, ownerOf("S0"), { limit: 100 });
  expect(first.rows).toHaveLength(100);
  const { cursorText } = await import("@/server/shared/paging");
  const cursor = cursorText.parse(first.nextCursor);
  const second = await listInbox(world.db, ownerOf("S0"), { limit: 100, cursor });
  expect([second.rows.length, second.nextCursor]).toEqual([20, null]);
  expect(await unread()).toBe(100);
});

const hq = person("hq");
const failAll = () => sqlOf(world.db)`
  update message_sends set state = 'dead', attempts = 8, last_error = 'down', ended_at = ${now.toISOString()}::text::timestamptz
  where state = 'queued'`;

test("headquarters sees what failed, sends it again once, and nobody else may", async () => {
  await tell(blockedMessage(store("S0")));
  const [queued] = await outboxOf(world.db);
  const message = queued?.id ?? 0;
  expect(await retrySend(world.db, hq, { message }, now)).toEqual({ message, state: "queued" });
  await failAll();
  const failed = await listLog(world.db, hq, { limit: 50, state: "dead" });
  expect(failed.rows[0]).toMatchObject({
    message,
    to: { kind: "store", code: "S0", name: "Store 0" },
    sms: { state: "dead", attempts: 8, error: "down" },
  });
  expect(await codeOf(retrySend(world.db, ownerOf("S0"), { message }, now))).toBe("auth/forbidden");
  await atTheSameTime(Array.from({ length: 4 }, () => () => retrySend(world.db, hq, { message }, now)));
  expect(await outboxOf(world.db)).toMatchObject([{ state: "queued", attempts: 0 }]);
  const events = await sqlOf(
    world.db,
  )`select from events where type = 'message.retried' and document_id = ${message}`;
  expect(events).toHaveLength(1);
});

test("what was kept back by the limit is not sent by hand; what had no number is, once there is one", async () => {
  await tell(
    blockedMessage(store("S0")),
    blockedMessage(store("S0"), "RO2"),
    blockedMessage(store("S1"), "RO3"),
  );
  const [, limited, homeless] = await outboxOf(world.db);
  const retry = (id = 0) => codeOf(retrySend(world.db, hq, { message: id }, now));
  expect(await retry(limited?.id)).toBe("message/not-failed");
  expect(await retry(homeless?.id)).toBe("message/no-phone");
  expect(await retry(987_654)).toBe("message/unknown");
  await givenPhones(world.db, { S0: "13800000000", S1: "13800000009" });
  expect(await retry(homeless?.id)).toBe("done");
  await givenPhones(world.db, { S0: "13800000000" });
  expect((await outboxOf(world.db))[2]).toMatchObject({ state: "queued", address: "13800000009" });
});

test("all that failed is sent again by one press", async () => {
  await tell(blockedMessage(store("S0")));
  await failAll();
  expect(await retryAllFailed(world.db, hq, now)).toEqual({ queued: 1 });
  expect(await retryAllFailed(world.db, hq, now)).toEqual({ queued: 0 });
});

test("the log is searched by store, account and number", async () => {
  await tell(blockedMessage(store("S0")), approved());
  const found = async (search: string) => (await listLog(world.db, hq, { limit: 50, search })).rows.length;
  expect([await found("S0"), await found("account 0"), await found("138000"), await found("nobody")]).toEqual(
    [1, 1, 1, 0],
  );
});

test("after half a year a message goes, with everything about it", async () => {
  await tell(blockedMessage(store("S0")));
  await sweepMessages(world.db, new Date(now.getTime() + 179 * 86_400_000));
  expect(await inbox()).toHaveLength(1);
  await sweepMessages(world.db, new Date(now.getTime() + 181 * 86_400_000));
  expect([await inbox(), await outboxOf(world.db)].flat()).toEqual([]);
});
