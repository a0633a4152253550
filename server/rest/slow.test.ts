import { afterAll, expect, test } from "vitest";
import { parcelEndpoints, parcelsIn } from "@/server/rest/test-endpoints";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { restClient } from "@/server/testing/rest-client";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
const rest = await startRest(db, parcelEndpoints, { NODE_ENV: "test" });
const token = await tokenOf(db, "owner");
afterAll(async () => {
  await rest.close();
  await close();
});

const ask = (grams: number, milliseconds: number, key: string) =>
  rest.call("/slow-parcels", { token, key, body: { grams, milliseconds } });
const finished = async (key: string) => {
  const reply = await rest.call(`/requests/${key}`, { token });
  expect(reply.status).not.toBe(202);
  return reply;
};

test("a slow command that is fast enough is answered as any other", async () => {
  expect((await ask(5, 0, "fast")).status).toBe(201);
});

test("a slow command is answered with 202 and, when it is done, with its answer", async () => {
  const before = await parcelsIn(db);
  const reply = await ask(5, 500, "late/key");
  expect([reply.status, reply.headers.get("location")]).toEqual([202, "/api/v1/requests/late%2Fkey"]);
  expect((await rest.call("/requests/late%2Fkey", { token })).status).toBe(202);
  expect((await ask(5, 500, "late/key")).status).toBe(202);
  await expect.poll(() => finished("late%2Fkey")).toMatchObject({ status: 201, body: { grams: 5 } });
  expect((await ask(5, 500, "late/key")).headers.get("idempotent-replayed")).toBe("true");
  expect(await parcelsIn(db)).toBe(before + 1);
});

test("a caller who waits for it gets its answer, however often it is asked for meanwhile", async () => {
  const client = restClient({ url: rest.base, token });
  expect(await client.post("slow-parcels", { grams: 5, milliseconds: 900 })).toEqual({ grams: 5 });
});

test("a late refusal is told to whoever asks, and changed nothing", async () => {
  const before = await parcelsIn(db);
  expect((await ask(40_000, 300, "late-no")).status).toBe(202);
  await expect
    .poll(() => finished("late-no"))
    .toMatchObject({ status: 422, body: { code: "parcel/too-heavy" } });
  expect(await parcelsIn(db)).toBe(before);
});

test("an unknown key, and another token's, is 404", async () => {
  const neighbour = await tokenOf(db, "owner");
  expect((await rest.call("/requests/nobody", { token })).status).toBe(404);
  expect((await rest.call("/requests/fast", { token: neighbour })).status).toBe(404);
});
