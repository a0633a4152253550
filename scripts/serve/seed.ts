import { sql } from "drizzle-orm";
import { connect, type Db, disconnect, sqlOf } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { demoLogins, seedDemo } from "@/db/seed/demo";
import { step } from "../bootstrap/say.mjs";

/** Nobody and nothing in it yet. A chain that was imported without the demo is somebody's work: never seed over it. */
async function isEmpty(db: Db): Promise<boolean> {
  const [row] = await sqlOf(db)`
    select not exists (select from users) and not exists (select from stores) and not exists (select from items)
       and not exists (select from dcs) and not exists (select from accounts) as "isEmpty"`;
  return row?.isEmpty === true;
}

/** The demo seed is many commands. A mark outside of its tables tells that they did not all run. */
const mark = sql`create table if not exists drizzle.unfinished_seed ()`;
const unmark = sql`drop table if exists drizzle.unfinished_seed`;

/** Empties a database whose demo seed was killed half-way: nobody has worked in it yet. True when it was one. */
async function discardUnfinishedSeed(db: Db): Promise<boolean> {
  const [row] = await sqlOf(db)`select to_regclass('drizzle.unfinished_seed') is not null as "isUnfinished"`;
  if (row?.isUnfinished !== true) return false;
  for (const schema of ["public", "graphile_worker", "drizzle"]) {
    await db.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`);
  }
  await db.execute(sql`create schema public`);
  return true;
}

/** Migrates, and fills an empty database with the demo chain unless STORELINE_SEED=none. */
export async function fillDatabase(url: string): Promise<void> {
  await step("Bringing the database up to date", () => migrateDatabase(url));
  const db = connect(url, 4);
  try {
    if (await discardUnfinishedSeed(db)) await migrateDatabase(url);
    if (process.env.STORELINE_SEED === "none" || !(await isEmpty(db))) return;
    await db.execute(mark);
    await step("Seeding the demo chain", () => seedDemo(db));
    await db.execute(unmark);
  } finally {
    await disconnect(db);
  }
}

/** Prints one login per role, as far as the demo people exist in this database. */
export async function announceLogins(url: string): Promise<void> {
  const db = connect(url, 1);
  try {
    const rows = await sqlOf(
      db,
    )`select login from users where login = any(${demoLogins.map(({ login }) => login)})`;
    const known = new Set(rows.map((row) => String(row.login)));
    const present = demoLogins.filter(({ login }) => known.has(login));
    if (present.length === 0) return;
    process.stdout.write("\nSign in as (login / password):\n");
    for (const { role, login, password, name } of present) {
      process.stdout.write(`  ${role.padEnd(20)} ${login} / ${password}   ${name}\n`);
    }
  } finally {
    await disconnect(db);
  }
}
