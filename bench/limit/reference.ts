import { readFileSync } from "node:fs";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import type { LimitRoute } from "./world";

const DATABASE = "bench_limit";

/** Lays the reference into a database of its own in the cluster of `databaseUrl`, and drops it when the work is done. */
export async function withReference<T>(
  databaseUrl: string,
  connections: number,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await admin`drop database if exists ${admin(DATABASE)} with (force)`;
  await admin`create database ${admin(DATABASE)}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  const sql = postgres(url.href, { max: connections, onnotice: () => {} });
  try {
    for (const file of ["schema.sql", "submit.sql", "wave.sql"]) await sql.unsafe(textOf(file)).simple();
    return await work(sql);
  } finally {
    await sql.end();
    await admin`drop database ${admin(DATABASE)} with (force)`;
    await admin.end();
  }
}

const textOf = (file: string) => readFileSync(path.join(import.meta.dirname, file), "utf8");

export interface BrokenBook {
  book: string;
  broken: number;
}

/** What is not true of the reference's own books after waves over these routes; nothing when all is well. */
export async function brokenBooks(sql: Sql, routes: readonly LimitRoute[]): Promise<BrokenBook[]> {
  const ids = routes.map(({ routeId }) => routeId);
  const books = await sql.unsafe<BrokenBook[]>(textOf("books.sql"), [ids]);
  return books.filter(({ broken }) => broken > 0);
}

/** Accepts, allocates and writes the documents of a route; answers what went into its wave. */
export async function generate(sql: Sql, { routeId }: LimitRoute) {
  const [wave] = await sql<{ wave: number; orders: number; lines: number }[]>`
    select * from generate(${routeId}::smallint)`;
  if (!wave) throw new Error("nobody on the route can pay");
  return wave;
}

/** One order of each store of the route, as the application's pool is filled before each round. */
export async function fillPool(sql: Sql, { firstBody, bodies }: LimitRoute): Promise<void> {
  await sql`
    select count(submit_order(store_id, item_ids, qtys)) from body
    where body_no >= ${firstBody}::int and body_no < ${firstBody + bodies}::int`;
}

/** One wave that nobody times, of goods that run short at the DC and on the shelf: the books must hold for that as well. */
export async function runShort(sql: Sql, route: LimitRoute): Promise<void> {
  await fillPool(sql, route);
  await sql`
    update dc_stock set opening = opening - (on_hand - 100), on_hand = 100 where item_id % 40 = 7`;
  const { wave } = await generate(sql, route);
  await sql`select release(${wave}::int)`;
  await sql`
    update pick_line set picked = picked / 2
    where order_id = any ((select order_ids from wave where wave_id = ${wave}::int)::bigint[]) and item_id % 50 = 3`;
  await sql`select approve(${wave}::int)`;
}
