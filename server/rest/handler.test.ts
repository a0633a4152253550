import { afterAll, expect, test } from "vitest";
import { revokeToken, systemActor } from "@/server/auth";
import { parcelEndpoints } from "@/server/rest/test-endpoints";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
const rest = await startRest(db, parcelEndpoints, { NODE_ENV: "test", ALLOW_TIME_TRAVEL: "1" });
const production = await startRest(db, parcelEndpoints, { NODE_ENV: "production", ALLOW_TIME_TRAVEL: "1" });
const token = await tokenOf(db, "owner");
afterAll(async () => {
  await rest.close();
  await production.close();
  await close();
});

const problem = (status: number, code: string) => expect.objectContaining({ status, code });

test("no token, an unknown token and a revoked one are 401", async () => {
  const gone = await tokenOf(db, "owner");
  expect((await rest.call("/parcels/7")).body).toEqual(problem(401, "auth/invalid-token"));
  const unknown = await rest.call("/parcels/7", { token: "slt_nobody" });
  expect(unknown.status).toBe(401);
  expect(unknown.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(unknown.headers.get("www-authenticate")).toBe("Bearer");
  await revokeToken(db, systemActor, { tokenId: 2 }, new Date());
  expect((await rest.call("/parcels/7", { token: gone })).status).toBe(401);
});

test("a revoked token that was in use is refused within two seconds", async () => {
  const victim = await tokenOf(db, "owner");
  expect((await rest.call("/parcels/7", { token: victim })).status).toBe(200);
  await revokeToken(db, systemActor, { tokenId: 3 }, new Date());
  await expect
    .poll(async () => (await rest.call("/parcels/7", { token: victim })).status, { timeout: 3_000 })
    .toBe(401);
});

test("a role without the ability is 403", async () => {
  const picker = await tokenOf(db, "picker");
  const reply = await rest.call("/parcels", { token: picker, body: { grams: 1 }, key: "a" });
  expect(reply.body).toEqual(problem(403, "auth/forbidden"));
});

test("paths: unknown is 404, another method is 405 with Allow, a bad escape is 400", async () => {
  expect((await rest.call("/nothing", { token })).body).toEqual(problem(404, "request/unknown-path"));
  expect((await rest.call("/parcels/", { token })).status).toBe(404);
  const reply = await rest.call("/parcels", { token });
  expect([reply.status, reply.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await rest.call("/parcels/%E0%A4", { token })).status).toBe(400);
  expect((await rest.call("/parcels/%E6%B8%AF", { token })).body.no).toBe("港");
});

test.each([
  ["limit=500", 200],
  ["limit=501", 400],
  ["limit=0", 400],
  ["limit=ten", 400],
  ["limit=1&limit=2", 400],
  ["color=red", 400],
  ["cursor=%7B%7D", 400],
])("a query of %s is %i", async (query, status) => {
  expect((await rest.call(`/parcels/7?${query}`, { token })).status).toBe(status);
});

test.each([
  [{ grams: 0 }, "grams"],
  [{ grams: -1 }, "grams"],
  [{ grams: 1.5 }, "grams"],
  [{ grams: 1e12 }, "grams"],
  [{ grams: "1" }, "grams"],
  [{ grams: 1, worth: "1.005" }, "worth"],
  [{ grams: 1, worth: 5 }, "worth"],
  [{ grams: 1, colour: "red" }, "colour"],
  [{}, "grams"],
  [[], "body"],
])("a body of %j is 400 and names %s", async (body, field) => {
  const reply = await rest.call("/parcels", { token, body, key: "bad" });
  expect(reply.body).toEqual(problem(400, "request/invalid"));
  expect(Object.keys(reply.body.fields as object)).toContain(field);
  expect(reply.body.detail).toContain(field);
});

test("the sentence about a body names three fields, and how many more are wrong", async () => {
  const body = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, 1]));
  const reply = await rest.call("/parcels", { token, body: { grams: 1, ...body }, key: "bad" });
  expect(reply.body.detail).toBe(
    "The request has fields that are missing, unknown or of the wrong form: a (unknown field), b (unknown field), c (unknown field) and 2 more.",
  );
});

test.each([
  ["{", "application/json", 400, "request/invalid-json"],
  [new Uint8Array([123, 34, 255, 34, 58, 49, 125]), "application/json", 400, "request/invalid-json"],
  ["grams=1", "application/x-www-form-urlencoded", 415, "request/content-type"],
  [`{"grams": 1, "x": "${"x".repeat(2_100_000)}"}`, "application/json", 400, "request/too-large"],
])("raw bodies: %#", async (raw, type, status, code) => {
  const reply = await rest.call("/parcels", { token, raw, key: "raw", headers: { "content-type": type } });
  expect(reply.body).toEqual(problem(status, code));
});

test("a NUL character is bad input, not a defect", async () => {
  const reply = await rest.call("/parcels/7/note", { token, body: { note: "a\u0000b" }, key: "nul" });
  expect(reply.body).toEqual(problem(400, "request/invalid"));
});

test("a defect is 500 with a reference and without its message", async () => {
  const reply = await rest.call("/parcels/7/lose", { token, key: "defect" });
  expect(reply.body).toEqual(problem(500, "server/defect"));
  expect(reply.text).not.toContain("secret detail");
  expect(reply.body.reference).toMatch(/^[0-9a-f-]{36}$/);
});

test("a refusal has code, numbers and a sentence in the caller's language", async () => {
  const call = { token, body: { grams: 40_000 }, key: "heavy" };
  const english = await rest.call("/parcels", call);
  expect(english.body).toEqual({
    type: "urn:storeline:problem:parcel/too-heavy",
    title: "Unprocessable Entity",
    status: 422,
    code: "parcel/too-heavy",
    detail: "40000 g is too heavy.",
    details: { grams: 40_000 },
  });
  const chinese = await rest.call("/parcels", { ...call, headers: { "accept-language": "zh-CN,en;q=0.8" } });
  expect(chinese.body.detail).toBe("40000 克过重。");
});

test("X-Now replaces the clock where that is allowed, and only there", async () => {
  const at = (instant: string) => ({ token, headers: { "x-now": instant } });
  const reply = await rest.call("/parcels/7", at("2026-03-10T09:00:00+08:00"));
  expect(reply.body.at).toBe("2026-03-10T01:00:00.000Z");
  const noInstants = ["2026-03-10", "2026-02-30T09:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"];
  for (const text of noInstants)
    expect((await rest.call("/parcels/7", at(text))).body).toEqual(
      problem(400, "time-travel/invalid-instant"),
    );
  expect((await production.call("/parcels/7", at("2026-03-10T09:00:00+08:00"))).body).toEqual(
    problem(400, "time-travel/not-allowed"),
  );
});

test("files: their types and sizes are asked for", async () => {
  const admin = await tokenOf(db, "admin");
  const list = (raw: string, type: string) =>
    rest.call("/parcel-lists", {
      token: admin,
      raw,
      key: `list-${raw.length}-${type.length}`,
      headers: { "content-type": type },
    });
  expect((await list("grams\n1\n", "text/csv; charset=utf-8")).body).toEqual({
    bytes: 8,
    contentType: "text/csv",
  });
  expect((await list("grams\n2\n", "text/plain")).status).toBe(415);
  expect((await list("x".repeat(1_001), "text/csv")).body).toEqual(problem(400, "request/too-large"));
  expect((await list("x".repeat(40_000_000), "text/csv")).body).toEqual(problem(400, "request/too-large"));
  const photo = { method: "PUT", token, raw: "png", headers: { "content-type": "image/png" } };
  expect((await rest.call("/parcels/7/photo", photo)).body).toEqual({ no: "7", bytes: 3 });
});

test("the description names every endpoint and needs no token", async () => {
  const { status, body } = await rest.call("/openapi.json");
  expect(status).toBe(200);
  expect(Object.keys(body.paths as object)).toContain("/parcels/{no}");
  expect(body).toMatchObject({
    paths: {
      "/parcels": {
        post: { requestBody: { content: { "application/json": { schema: { required: ["grams"] } } } } },
      },
    },
  });
});
