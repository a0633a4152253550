import { readFileSync } from "node:fs";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { type CpuUse, cpuBetween } from "../cpu";
import { median } from "../load";
import type { WorldSize } from "../world";
import { fillLimit, type LimitRoute } from "./world";

const DATABASE = "bench_limit";
const WARM_UP_SECONDS = 0.3;
export const limitSteps = ["generate", "release", "approve"] as const;
export type LimitStep = (typeof limitSteps)[number];

export interface LimitWave {
  orders: number;
  linesPerOrder: number;
  accepted: number;
  lines: number;
  rounds: number;
  seconds: Record<LimitStep, number>;
  best: Record<LimitStep, number>;
}

/** What the same jobs cost on this machine, now, when the application layer costs nothing. */
export interface Limit {
  submit: { clients: number; ordersPerSecond: number; postgresCpuPerOrder: number }[];
  waves: LimitWave[];
  /** What is wrong in the reference's own books; its figures count only when this is empty. */
  broken: { book: string; broken: number }[];
}

export interface LimitPlan {
  size: WorldSize;
  bodies: number;
  clientCounts: readonly number[];
  /** Of each number of clients. */
  seconds: number;
  rounds: readonly number[];
}

/** Measures the hand-written reference on a database of its own in the cluster that serves the application, and drops it again. */
export async function measureLimit(databaseUrl: string, cpu: () => CpuUse, plan: LimitPlan): Promise<Limit> {
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await admin`drop database if exists ${admin(DATABASE)} with (force)`;
  await admin`create database ${admin(DATABASE)}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  const sql = postgres(url.href, { max: Math.max(...plan.clientCounts), onnotice: () => {} });
  try {
    for (const file of ["schema.sql", "submit.sql", "wave.sql"]) await sql.unsafe(textOf(file)).simple();
    const [submitRoute, ...waveRoutes] = await fillLimit(sql, plan.size, plan.bodies);
    if (!submitRoute) throw new Error("the reference has no route");
    const submit = await measureSubmit(sql, cpu, submitRoute, plan);
    const waves: LimitWave[] = [];
    for (const [index, route] of waveRoutes.entries()) {
      waves.push(await measureWave(sql, route, plan.rounds[index] ?? 1));
    }
    const [smallest] = waveRoutes;
    if (smallest) await runShort(sql, smallest);
    const ids = waveRoutes.map(({ routeId }) => routeId);
    const books = await sql.unsafe<{ book: string; broken: number }[]>(textOf("books.sql"), [ids]);
    return { submit, waves, broken: books.filter(({ broken }) => broken > 0) };
  } finally {
    await sql.end();
    await admin`drop database ${admin(DATABASE)} with (force)`;
    await admin.end();
  }
}

const textOf = (file: string) => readFileSync(path.join(import.meta.dirname, file), "utf8");

async function measureSubmit(sql: Sql, cpu: () => CpuUse, route: LimitRoute, plan: LimitPlan) {
  let offset = 0;
  const run = async (clients: number, seconds: number): Promise<number> => {
    const counts = await Promise.all(
      Array.from({ length: clients }, async (_, n) => {
        const [row] = await sql<{ p_orders: number }[]>`
          call submit_for(${seconds}::float8, ${offset + n}::int, ${clients}::int, ${route.bodies}::int, null)`;
        return row?.p_orders ?? 0;
      }),
    );
    offset += Math.max(...counts) * clients;
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const results: Limit["submit"] = [];
  await sql`checkpoint`;
  for (const clients of plan.clientCounts) {
    await run(clients, WARM_UP_SECONDS);
    const before = cpu();
    const started = performance.now();
    const orders = await run(clients, plan.seconds);
    const seconds = (performance.now() - started) / 1_000;
    const { postgres: used } = cpuBetween(before, cpu());
    results.push({ clients, ordersPerSecond: orders / seconds, postgresCpuPerOrder: used / orders });
  }
  return results;
}

async function measureWave(sql: Sql, route: LimitRoute, rounds: number): Promise<LimitWave> {
  const times: Record<LimitStep, number[]> = { generate: [], release: [], approve: [] };
  const timed = async <T>(step: LimitStep, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const answer = await work();
    times[step].push((performance.now() - started) / 1_000);
    return answer;
  };
  let generated = { wave: 0, orders: 0, lines: 0 };
  await sql`checkpoint`;
  for (let round = 0; round < rounds; round += 1) {
    await fillPool(sql, route);
    generated = await timed("generate", () => generate(sql, route));
    const { wave } = generated;
    await timed("release", () => sql`select release(${wave}::int)`);
    await timed("approve", () => sql`select approve(${wave}::int)`);
  }
  const of = (figure: (seconds: number[]) => number) => ({
    generate: figure(times.generate),
    release: figure(times.release),
    approve: figure(times.approve),
  });
  const { orders: accepted, lines } = generated;
  const { bodies: orders, linesPerOrder } = route;
  return {
    ...{ orders, linesPerOrder, accepted, lines, rounds },
    seconds: of(median),
    best: of((seconds) => Math.min(...seconds)),
  };
}

async function generate(sql: Sql, { routeId }: LimitRoute) {
  const [wave] = await sql<{ wave: number; orders: number; lines: number }[]>`
    select * from generate(${routeId}::smallint)`;
  if (!wave) throw new Error("nobody on the route can pay");
  return wave;
}

/** One order of each store of the route, as the application's pool is filled before each round. */
async function fillPool(sql: Sql, { firstBody, bodies }: LimitRoute): Promise<void> {
  await sql`
    select count(submit_order(store_id, item_ids, qtys)) from body
    where body_no >= ${firstBody}::int and body_no < ${firstBody + bodies}::int`;
}

/** One wave that nobody times, of goods that run short at the DC and on the shelf: the books must hold for that as well. */
async function runShort(sql: Sql, route: LimitRoute): Promise<void> {
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
