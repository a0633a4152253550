import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { knownDevices, signInAttempts, users } from "@/db/schema/auth";
import { refuse } from "@/server/auth/errors";
import { isPassword } from "@/server/auth/password";
import { newSecret, secretHash } from "@/server/auth/secret";
import { createSession } from "@/server/auth/sessions";
import { type Failures, secondsToWait, throttleWindowMs } from "@/server/auth/throttle";

export interface SignInInput {
  login: string;
  password: string;
  /** The caller's address; attempts are counted per login and address. */
  ip: string;
  /** The device cookie of an earlier sign-in, if the browser has one. */
  deviceToken?: string;
  /** The session cookie that the browser still holds: it ends, so that the new session has a new secret. */
  sessionToken?: string;
}

/** The two secrets for the browser's cookies. */
export interface SignedInBrowser {
  sessionToken: string;
  deviceToken: string;
}

/**
 * Signs a person in and opens a new session. Refuses with `auth/wrong-credentials` without saying which of the two was
 * wrong (an unknown or disabled login costs the same time), and with `auth/throttled` after repeated failures of this
 * login from this address. Failures elsewhere never delay anybody: a browser that signed in before is counted apart.
 * Attempts at the same instant are counted one after the other.
 */
export async function signIn(db: Db, input: SignInInput, now: Date): Promise<SignedInBrowser> {
  const login = input.login.trim().toLowerCase();
  const user = await db.query.users.findFirst({ where: eq(users.login, login) });
  const isKnown = user !== undefined && (await isKnownDevice(db, user.id, input.deviceToken));
  const source = isKnown ? `device:${secretHash(input.deviceToken ?? "")}` : `ip:${input.ip}`;
  const attemptId = await inTransaction(db, (tx) => countAttempt(tx, login, source, now));

  const isRight = await isPassword(input.password, user?.passwordHash);
  if (!user || !isRight || user.disabledAt) throw refuse("auth/wrong-credentials");

  const deviceToken = input.deviceToken && isKnown ? input.deviceToken : newSecret();
  await db.update(signInAttempts).set({ hasSucceeded: true }).where(eq(signInAttempts.id, attemptId));
  await db
    .insert(knownDevices)
    .values({ id: secretHash(deviceToken), userId: user.id, seenAt: now })
    .onConflictDoUpdate({ target: [knownDevices.id, knownDevices.userId], set: { seenAt: now } });
  if (input.sessionToken) await sqlOf(db)`delete from sessions where id = ${secretHash(input.sessionToken)}`;
  return { sessionToken: await createSession(db, user.id), deviceToken };
}

async function isKnownDevice(db: Db, userId: number, deviceToken: string | undefined): Promise<boolean> {
  if (!deviceToken) return false;
  const row = await db.query.knownDevices.findFirst({
    where: and(eq(knownDevices.userId, userId), eq(knownDevices.id, secretHash(deviceToken))),
  });
  return row !== undefined;
}

/**
 * Counts the attempt as failed before the password is looked at, under a lock per source, so that a burst of parallel
 * guesses cannot all see the same count. Failures since the login's last success from here count.
 */
async function countAttempt(tx: Tx, login: string, source: string, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${source}, 1))`;
  const [row] = await sql<FailureRow[]>`
    select count(*) filter (where login = ${login} and id > last_success)::int as of_login,
           max(at) filter (where login = ${login} and id > last_success) as of_login_at,
           count(*)::int as of_source, max(at) as of_source_at
    from sign_in_attempts,
         (select coalesce(max(id), 0) as last_success from sign_in_attempts
          where source = ${source} and login = ${login} and has_succeeded) s
    where source = ${source} and not has_succeeded
      and at > ${new Date(now.getTime() - throttleWindowMs).toISOString()}::text::timestamptz`;
  const wait = secondsToWait(
    failures(row?.of_login, row?.of_login_at),
    failures(row?.of_source, row?.of_source_at),
    now,
  );
  if (wait > 0) throw refuse("auth/throttled", { retryAfterSeconds: wait });
  const [attempt] = await tx
    .insert(signInAttempts)
    .values({ login: login.slice(0, 200), source, at: now })
    .returning({ id: signInAttempts.id });
  if (!attempt) throw new Error("the attempt was not recorded");
  return attempt.id;
}

interface FailureRow {
  of_login: number;
  of_login_at: string | null;
  of_source: number;
  of_source_at: string | null;
}

const failures = (count: number | undefined, lastAt: string | null | undefined): Failures => ({
  count: count ?? 0,
  lastAt: lastAt ? new Date(lastAt) : null,
});
