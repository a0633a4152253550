import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import {
  changePassword,
  createUser,
  disableUser,
  readSession,
  type SignInInput,
  signIn,
  signOut,
  signOutEverywhere,
  sweepAuth,
  systemActor,
} from "@/server/auth";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);

const password = "correct horse battery";
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const refused = (code: string) => expect.objectContaining({ code });

let people = 0;
async function person(role: "owner" | "planner" | "admin" = "planner") {
  people += 1;
  const login = `person${people}`;
  await createUser(db, systemActor, { login, name: "Chen", role, password }, now);
  return { login, password, ip: `10.0.0.${people}` } satisfies SignInInput;
}
const wrong = (input: SignInInput): SignInInput => ({ ...input, password: "wrong" });

test("signs in and reads who it is; the login's case does not matter", async () => {
  const me = await person();
  const { sessionToken } = await signIn(db, { ...me, login: ` ${me.login.toUpperCase()} ` }, now);
  const found = await readSession(db, sessionToken);
  expect(found).toMatchObject({ login: me.login, actor: { kind: "user", role: "planner", storeIds: null } });
});

test("only the hash of a session is stored, and it is not a session", async () => {
  const { sessionToken } = await signIn(db, await person(), now);
  const rows = await sqlOf(db)<{ id: string }[]>`select id from sessions`;
  expect(rows.map((row) => row.id)).not.toContain(sessionToken);
  for (const { id } of rows) expect(await readSession(db, id)).toBeUndefined();
});

test("an owner to whom no store was given sees none", async () => {
  const { sessionToken } = await signIn(db, await person("owner"), now);
  expect((await readSession(db, sessionToken))?.actor).toMatchObject({ storeIds: [], accountIds: [] });
});

test("each sign-in has a new secret, and the browser's former session ends", async () => {
  const me = await person();
  const first = await signIn(db, me, now);
  const second = await signIn(db, { ...me, sessionToken: first.sessionToken }, now);
  expect(second.sessionToken).not.toBe(first.sessionToken);
  expect(await readSession(db, first.sessionToken)).toBeUndefined();
  expect(await readSession(db, second.sessionToken)).toBeDefined();
});

test("a wrong password, an unknown login and a disabled user are refused alike", async () => {
  const me = await person();
  const gone = await person();
  await disableUser(db, systemActor, { login: gone.login }, now);
  for (const input of [wrong(me), { ...me, login: "nobody" }, gone]) {
    await expect(signIn(db, input, now)).rejects.toEqual(refused("auth/wrong-credentials"));
  }
});

test("after five failures the right password waits too, but only from there", async () => {
  const me = await person();
  for (let failure = 0; failure < 5; failure += 1) await signIn(db, wrong(me), now).catch(() => undefined);
  await expect(signIn(db, me, now)).rejects.toMatchObject({
    code: "auth/throttled",
    status: 429,
    details: { retryAfterSeconds: 5 },
  });
  await expect(signIn(db, { ...me, ip: "10.9.9.9" }, now)).resolves.toBeDefined();
  await expect(signIn(db, me, later(6))).resolves.toBeDefined();
});

// Guarantees that nobody can lock out a colleague behind the same address.
test("a browser that signed in before is not throttled by others at its address", async () => {
  const me = await person();
  const { deviceToken } = await signIn(db, me, now);
  for (let failure = 0; failure < 8; failure += 1) await signIn(db, wrong(me), now).catch(() => undefined);
  await expect(signIn(db, { ...me, deviceToken: "stolen guess" }, now)).rejects.toEqual(
    refused("auth/throttled"),
  );
  await expect(signIn(db, { ...me, deviceToken }, now)).resolves.toMatchObject({ deviceToken });
});

test("twenty guesses at the same instant are counted one after the other", async () => {
  const me = await person();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => signIn(db, wrong(me), now)));
  const codes = results.map((result) => (result.status === "rejected" ? result.reason.code : "in"));
  expect(codes.filter((code) => code === "auth/wrong-credentials")).toHaveLength(5);
  expect(codes.filter((code) => code === "auth/throttled")).toHaveLength(15);
});

test("signing out ends one session, signing out everywhere ends all", async () => {
  const me = await person();
  const sessions = [await signIn(db, me, now), await signIn(db, me, now), await signIn(db, me, now)];
  const [first, second] = sessions.map(({ sessionToken }) => sessionToken);
  await signOut(db, first);
  expect(await readSession(db, first)).toBeUndefined();
  const found = await readSession(db, second);
  await signOutEverywhere(db, found?.actor.id ?? 0);
  for (const { sessionToken } of sessions) expect(await readSession(db, sessionToken)).toBeUndefined();
});

test("a disabled user's session ends at once", async () => {
  const me = await person();
  const { sessionToken } = await signIn(db, me, now);
  await disableUser(db, systemActor, { login: me.login }, now);
  expect(await readSession(db, sessionToken)).toBeUndefined();
});

test("a new password needs the old one and ends every session", async () => {
  const me = await person();
  const { sessionToken } = await signIn(db, me, now);
  const actor = (await readSession(db, sessionToken))?.actor ?? systemActor;
  const newPassword = "another horse battery";
  const change = (currentPassword: string) =>
    changePassword(db, actor, { currentPassword, newPassword }, now);
  await expect(change("wrong")).rejects.toEqual(refused("auth/wrong-password"));
  expect(await readSession(db, sessionToken)).toBeDefined();
  await change(password);
  expect(await readSession(db, sessionToken)).toBeUndefined();
  await expect(signIn(db, me, now)).rejects.toEqual(refused("auth/wrong-credentials"));
  await expect(signIn(db, { ...me, password: newPassword }, now)).resolves.toBeDefined();
});

test("a session ends after its lifetime even when it is used, and is swept", async () => {
  const { sessionToken } = await signIn(db, await person(), now);
  await sqlOf(db)`update sessions set ends_at = now() - interval '1 second'`;
  expect(await readSession(db, sessionToken)).toBeUndefined();
  await sweepAuth(db, now);
  const [row] = await sqlOf(db)<{ count: number }[]>`select count(*)::int as count from sessions`;
  expect(row?.count).toBe(0);
});
