import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { sweepIdempotencyKeys } from "@/server/rest/idempotency";
import { parcelEndpoints, parcelsIn } from "@/server/rest/test-endpoints";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
// Two handlers are two processes: they share nothing but the database.
const processes = await Promise.all([1, 2].map(() => startRest(db, parcelEndpoints, { NODE_ENV: "test" })));
const [rest, other] = processes;
if (!rest || !other) throw new Error("two servers were started");
const token = await tokenOf(db, "owner");
afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await close();
});

const paths = ["/parcels", "/quick-parcels"];

test("a POST without a key, or with one that is not visible text, is refused", async () => {
  const wrongKeys: Record<string, string>[] = [
    {},
    { "idempotency-key": "x".repeat(201) },
    { "idempotency-key": "a b" },
  ];
  for (const headers of wrongKeys) {
    const reply = await rest.call("/parcels", { token, body: { grams: 1 }, headers });
    expect(reply.body).toMatchObject({ status: 400, code: "idempotency/missing" });
  }
});

test.each(paths)("%s: the same wish has its effect once and the same answer again", async (path) => {
  const call = { token, body: { grams: 5 }, key: `once ${path}`.replace(" ", "-") };
  const before = await parcelsIn(db);
  const first = await rest.call(path, call);
  const again = await other.call(path, call);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect([again.status, again.text, again.headers.get("location")]).toEqual([
    first.status,
    first.text,
    first.headers.get("location"),
  ]);
  expect(await parcelsIn(db)).toBe(before + 1);
});

test.each(paths)("%s: another body under the same key is refused and changes nothing", async (path) => {
  const call = { token, key: `mismatch-${path}` };
  await rest.call(path, { ...call, body: { grams: 5 } });
  const before = await parcelsIn(db);
  const reply = await rest.call(path, { ...call, body: { grams: 6 } });
  expect(reply.body).toMatchObject({ status: 422, code: "idempotency/mismatch" });
  expect(await parcelsIn(db)).toBe(before);
});

// Guarantees one effect per wish, however many times it arrives at the same instant, on whichever process.
test.each(paths)("%s: twenty at the same time on two processes: one effect", async (path) => {
  for (let round = 0; round < 5; round += 1) {
    const before = await parcelsIn(db);
    const call = { token, body: { grams: 5 }, key: `race-${path}-${round}` };
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? rest : other).call(path, call)),
    );
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    expect(replies.filter((reply) => !reply.headers.has("idempotent-replayed"))).toHaveLength(1);
    expect(await parcelsIn(db)).toBe(before + 1);
  }
});

test("a refusal is not stored: nothing is changed, and the key may be used for the corrected wish", async () => {
  const before = await parcelsIn(db);
  const heavy = await rest.call("/parcels", { token, body: { grams: 40_000 }, key: "corrected" });
  expect(heavy.status).toBe(422);
  expect(await parcelsIn(db)).toBe(before);
  const light = await rest.call("/parcels", { token, body: { grams: 4 }, key: "corrected" });
  expect(light.status).toBe(201);
});

test("keys belong to their token", async () => {
  const neighbour = await tokenOf(db, "owner");
  const call = { body: { grams: 5 }, key: "shared" };
  await rest.call("/parcels", { ...call, token });
  const reply = await rest.call("/parcels", { ...call, body: { grams: 6 }, token: neighbour });
  expect([reply.status, reply.headers.get("idempotent-replayed")]).toEqual([201, null]);
});

test("keys older than 24 hours are swept", async () => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  await rest.call("/parcels", { token, body: { grams: 5 }, key: "old" });
  expect(await sweepIdempotencyKeys(db, hours(23))).toBe(0);
  expect(await sweepIdempotencyKeys(db, hours(25))).toBeGreaterThan(0);
  const [row] = await sqlOf(db)<{ count: number }[]>`select count(*)::int as count from idempotency_keys`;
  expect(row?.count).toBe(0);
});
