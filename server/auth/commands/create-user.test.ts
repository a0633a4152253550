import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { createToken, createUser, readToken, systemActor } from "@/server/auth";
import { listTokens } from "@/server/auth/queries/list-tokens";
import { listUsers } from "@/server/auth/queries/list-users";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);

const now = new Date("2026-03-10T09:00:00+08:00");
const owner = { login: "owner1", name: "Wang", role: "owner", password: "long enough" } as const;
const picker = { ...systemActor, role: "picker" } as const;

/** Two stores on one account, one on another, and a distribution centre. */
const sql = sqlOf(db);
await sql`insert into accounts (code, name) values ('A1', 'Wang'), ('A2', 'Li')`;
await sql`insert into dcs (code, name) values ('0001', 'Centre')`;
await sql`insert into routes (code, name) values ('R1', 'Route')`;
await sql`insert into plans (code, name) values ('P1', 'Plan')`;
await sql`insert into templates (code, name) values ('T1', 'Template')`;
await sql`
  insert into stores (code, name, kind, settlement, account_id, plan_id, template_id, route_id)
  select s.code, s.code, 'franchise', 'prepaid', a.id, p.id, t.id, r.id
  from (values ('S1', 'A1'), ('S2', 'A1'), ('S3', 'A2')) as s (code, account)
  join accounts a on a.code = s.account cross join plans p cross join templates t cross join routes r`;
const idOf = async (table: string, code: string) =>
  (await sql<{ id: number }[]>`select id from ${sql(table)} where code = ${code}`)[0]?.id;

const scope = (given: { stores?: string[]; dcs?: string[]; accounts?: string[] }) => ({
  stores: [],
  dcs: [],
  accounts: [],
  ...given,
});

async function tokenActor(role: "owner" | "planner", given: Parameters<typeof scope>[0]) {
  const { token } = await createToken(db, systemActor, { name: "till", role, scope: scope(given) }, now);
  return readToken(db, token, performance.now());
}

test("a scope by store brings its account, not the account's other stores", async () => {
  expect(await tokenActor("owner", { stores: ["S1"] })).toMatchObject({
    storeIds: [await idOf("stores", "S1")],
    accountIds: [await idOf("accounts", "A1")],
    dcIds: null,
  });
});

test("a scope by account brings its stores", async () => {
  const actor = await tokenActor("owner", { accounts: ["A1"] });
  expect([...(actor?.storeIds ?? [])].sort()).toEqual([
    await idOf("stores", "S1"),
    await idOf("stores", "S2"),
  ]);
});

test("a scope by centre leaves the stores open, no scope leaves everything open", async () => {
  const dc = await idOf("dcs", "0001");
  expect(await tokenActor("planner", { dcs: ["0001"] })).toMatchObject({ storeIds: null, dcIds: [dc] });
  expect(await tokenActor("owner", {})).toMatchObject({ storeIds: null, dcIds: null, accountIds: null });
});

test("an unknown code is refused and nothing is created", async () => {
  const before = await listTokens(db, systemActor);
  const creating = createToken(
    db,
    systemActor,
    { name: "x", role: "owner", scope: scope({ stores: ["S1", "S9"] }) },
    now,
  );
  await expect(creating).rejects.toMatchObject({ code: "auth/unknown-scope", details: { codes: ["S9"] } });
  expect(await listTokens(db, systemActor)).toHaveLength(before.length);
});

test("lists show the scope by its codes and no secret", async () => {
  await createUser(
    db,
    systemActor,
    { ...owner, login: "listed", scope: scope({ stores: ["S3", "S1"] }) },
    now,
  );
  const users = await listUsers(db, systemActor);
  expect(users.find((user) => user.login === "listed")?.scope).toEqual(["S1", "S3"]);
  expect(JSON.stringify([users, await listTokens(db, systemActor)])).not.toMatch(/argon2|slt_/);
});

test("one login, whoever asks first", async () => {
  const create = () => createUser(db, systemActor, owner, now);
  const results = await Promise.allSettled([create(), create(), create()]);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "auth/login-taken", status: 409 });
  }
});

test("only who manages users may create one", async () => {
  await expect(createUser(db, picker, { ...owner, login: "other" }, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});

test("who created a user is on record", async () => {
  const { userId } = await createUser(db, systemActor, { ...owner, login: "recorded" }, now);
  const [event] = await sql<{ type: string; details: unknown }[]>`
    select type, details from events where document_type = 'user' and document_id = ${userId}`;
  expect(event).toMatchObject({ type: "user.created", details: { login: "recorded", role: "owner" } });
});
