import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { type Db, sqlOf } from "@/db/client";
import type { Actor, Role } from "@/server/auth/actor";
import { type ReachRow, reachColumns, reachOf } from "@/server/auth/reach";
import { secretHash } from "@/server/auth/secret";

/** A session ends after this long without use, and in any case after `sessionLifetimeDays`. */
const sessionIdle = new TimeSpan(7, "d");
const sessionLifetimeDays = 30;

interface UserRow extends ReachRow {
  login: string;
  name: string;
  role: Role;
}

type NoAttributes = Record<never, never>;
type OurLucia = Lucia<NoAttributes, UserRow>;

declare module "lucia" {
  interface Register {
    Lucia: OurLucia;
    UserId: number;
    DatabaseUserAttributes: UserRow;
    DatabaseSessionAttributes: NoAttributes;
  }
}

/** A signed-in person: the actor of their commands, and the login that they signed in with. */
export interface SignedIn {
  actor: Actor;
  login: string;
}

const lucias = new WeakMap<Db, OurLucia>();

function luciaOf(db: Db): OurLucia {
  const known = lucias.get(db);
  if (known) return known;
  const lucia = new Lucia<NoAttributes, UserRow>(adapterOf(db), {
    sessionExpiresIn: sessionIdle,
    getUserAttributes: (user) => user,
  });
  lucias.set(db, lucia);
  return lucia;
}

/**
 * Opens a session and returns the secret for the cookie. Every sign-in makes a new one. Sessions live by the database's
 * clock, whatever instant a rehearsal pretends.
 */
export async function createSession(db: Db, userId: number): Promise<string> {
  const session = await luciaOf(db).createSession(userId, {});
  return session.id;
}

/** The person behind a session cookie; undefined when it has expired, was ended, or the user is disabled. */
export async function readSession(db: Db, token: string | undefined): Promise<SignedIn | undefined> {
  if (!token || token.length > 200) return undefined;
  const { user } = await luciaOf(db).validateSession(token);
  if (!user) return undefined;
  const { id, login, name, role } = user;
  return { login, actor: { kind: "user", id, name, role, ...reachOf("user", role, user) } };
}

/** Ends this session; an unknown one is fine. */
export async function signOut(db: Db, token: string | undefined): Promise<void> {
  if (token) await luciaOf(db).invalidateSession(token);
}

/** Ends every session of the user, this one included. */
export async function signOutEverywhere(db: Db, userId: number): Promise<void> {
  await luciaOf(db).invalidateUserSessions(userId);
}

/** Removes what has run out; for the nightly job. */
export async function deleteExpiredSessions(db: Db): Promise<void> {
  await luciaOf(db).deleteExpiredSessions();
}

/** Lucia's seven calls on our tables. Only the hash of the secret is stored, disabled users are refused. */
function adapterOf(db: Db): Adapter {
  const sql = sqlOf(db);
  return {
    async getSessionAndUser(token) {
      const [row] = await sql<SessionRow[]>`
        select s.expires_at, u.id, u.login, u.name, u.role, u.disabled_at is not null as is_disabled,
               ${reachColumns(db, "user_id", "u.id")}
        from sessions s join users u on u.id = s.user_id
        where s.id = ${secretHash(token)} and s.ends_at > now()`;
      if (!row) return [null, null];
      const session = sessionOf(token, row);
      return [session, row.is_disabled ? null : { id: row.id, attributes: userOf(row) }];
    },
    async getUserSessions(userId) {
      const rows = await sql<{ id: string; expires_at: string }[]>`
        select id, expires_at from sessions where user_id = ${userId}`;
      return rows.map((row) => sessionOf(row.id, { ...row, id: userId }));
    },
    async setSession({ id, userId, expiresAt }) {
      await sql`
        insert into sessions (id, user_id, expires_at, ends_at)
        values (${secretHash(id)}, ${userId}, ${expiresAt.toISOString()}::text::timestamptz,
                now() + make_interval(days => ${sessionLifetimeDays}))`;
    },
    async updateSessionExpiration(token, expiresAt) {
      await sql`
        update sessions set expires_at = least(${expiresAt.toISOString()}::text::timestamptz, ends_at)
        where id = ${secretHash(token)}`;
    },
    async deleteSession(token) {
      await sql`delete from sessions where id = ${secretHash(token)}`;
    },
    async deleteUserSessions(userId) {
      await sql`delete from sessions where user_id = ${userId}`;
    },
    async deleteExpiredSessions() {
      await sql`delete from sessions where least(expires_at, ends_at) <= now()`;
    },
  };
}

interface SessionRow {
  id: number;
  expires_at: string;
  login: string;
  name: string;
  role: Role;
  is_disabled: boolean;
  store_ids: number[] | null;
  dc_ids: number[] | null;
  account_ids: number[] | null;
}

const sessionOf = (id: string, row: { id: number; expires_at: string }): DatabaseSession => ({
  id,
  userId: row.id,
  expiresAt: new Date(row.expires_at),
  attributes: {},
});

const userOf = (row: SessionRow): UserRow => ({
  login: row.login,
  name: row.name,
  role: row.role,
  storeIds: row.store_ids,
  dcIds: row.dc_ids,
  accountIds: row.account_ids,
});
