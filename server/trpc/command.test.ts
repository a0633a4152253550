import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { createUser, sessionCookieName, signIn, systemActor } from "@/server/auth";
import { listTimeline, recordEvent } from "@/server/event";
import { refusals } from "@/server/shared/domain-error";
import { freshDatabase } from "@/server/testing/test-database";
import { createContext } from "@/server/trpc/context";
import { command, createCallerFactory, procedure, router } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";

const { db, close } = await freshDatabase();
afterAll(close);

const now = new Date();
const password = "correct horse battery";
const refuse = refusals({
  "parcel/too-heavy": {
    status: 422,
    en: (d: { grams: number }) => `${d.grams} g`,
    zh: (d) => `${d.grams} 克`,
  },
});

/** For these tests: a business of parcels. The schema knows no request id, as those of the domains do not. */
const parcels = router({
  take: command(
    "order.submit",
    z.strictObject({ grams: z.number().int() }),
    async ({ db, actor, input, now }) => {
      const event = { type: "parcel.taken", documentType: "parcel", documentId: 1, details: input };
      await recordEvent(db, actor, event, now);
      if (input.grams > 30_000) throw refuse("parcel/too-heavy", { grams: input.grams });
      return { grams: input.grams, at: now };
    },
  ),
  read: procedure("wave.read").query(() => "read"),
  lose: procedure(null).mutation((): string => {
    throw new Error("secret detail of the server");
  }),
});
const callerOf = createCallerFactory(parcels);

await createUser(db, systemActor, { login: "owner1", name: "Wang", role: "owner", password }, now);
const { sessionToken } = await signIn(db, { login: "owner1", password, ip: "10.0.0.1" }, now);
const cookie = `theme=dark; ${sessionCookieName}=${sessionToken}`;
const owner = callerOf(await createContext(new Headers({ cookie }), db));

const parcelsTaken = async () =>
  (await listTimeline(db, { documentType: "parcel", documentId: 1, limit: 500 })).rows.length;
const requestId = () => crypto.randomUUID();

test("a command works once per request id and answers the same again, dates included", async () => {
  const before = await parcelsTaken();
  const wish = { requestId: requestId(), grams: 5 };
  const answers = await Promise.all(Array.from({ length: 10 }, () => owner.take(wish)));
  expect(new Set(answers.map((answer) => answer.at.getTime())).size).toBe(1);
  expect(await parcelsTaken()).toBe(before + 1);
});

test("the same id with other input is refused", async () => {
  const wish = { requestId: requestId(), grams: 5 };
  await owner.take(wish);
  await expect(owner.take({ ...wish, grams: 6 })).rejects.toMatchObject({
    code: "UNPROCESSABLE_CONTENT",
    message: "idempotency/mismatch",
  });
});

test("a refusal changes nothing and frees the id", async () => {
  const before = await parcelsTaken();
  const id = requestId();
  await expect(owner.take({ requestId: id, grams: 40_000 })).rejects.toBeInstanceOf(TRPCError);
  expect(await parcelsTaken()).toBe(before);
  await expect(owner.take({ requestId: id, grams: 4 })).resolves.toMatchObject({ grams: 4 });
});

test("a stranger is asked to sign in, a role without the ability is refused", async () => {
  const stranger = callerOf(await createContext(new Headers(), db));
  await expect(stranger.read()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(owner.read()).rejects.toMatchObject({ code: "FORBIDDEN", message: "auth/forbidden" });
});

/** The call as a browser makes it. */
async function post(path: string, input: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`http://shop.local/api/trpc/${path}`, {
    method: "POST",
    body: JSON.stringify({ json: input }),
    headers: { "content-type": "application/json", host: "shop.local", cookie, ...headers },
  });
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: parcels,
    createContext: () => createContext(request.headers, db),
  });
  const { error } = (await response.json()) as { error?: { json: { message: string; data: unknown } } };
  return { status: response.status, ...error?.json };
}

test("a refusal reaches the screen with code, numbers and both sentences", async () => {
  const reply = await post("take", { requestId: requestId(), grams: 40_000 });
  expect(reply).toMatchObject({
    status: 422,
    data: { domain: { code: "parcel/too-heavy", details: { grams: 40_000 }, en: "40000 g", zh: "40000 克" } },
  });
});

test("bad input reaches the form by field", async () => {
  const reply = await post("take", { requestId: requestId(), grams: 1.5, colour: "red" });
  expect(reply).toMatchObject({
    status: 400,
    data: { fields: { grams: [expect.any(String)], colour: ["unknown field"] } },
  });
  expect(await post("take", { grams: 1 })).toMatchObject({
    status: 400,
    data: { fields: { requestId: [expect.any(String)] } },
  });
});

test("a defect shows a reference and nothing else", async () => {
  const reply = await post("lose", undefined);
  expect(reply).toMatchObject({
    status: 500,
    message: "defect",
    data: { reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(JSON.stringify(reply)).not.toContain("secret detail");
});

test("a mutation from a foreign page is refused", async () => {
  const wish = { requestId: requestId(), grams: 1 };
  expect(await post("take", wish, { origin: "http://evil.example" })).toMatchObject({ status: 403 });
  expect(await post("take", wish, { origin: "http://shop.local" })).toMatchObject({ status: 200 });
});

test("me names the person and what the role may do", async () => {
  const caller = createCallerFactory(appRouter)(await createContext(new Headers({ cookie }), db));
  expect(await caller.auth.me()).toMatchObject({
    login: "owner1",
    role: "owner",
    abilities: expect.arrayContaining(["order.submit"]),
  });
});
