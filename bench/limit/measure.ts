import type { Sql } from "postgres";
import { type CpuUse, cpuBetween } from "../cpu";
import { median } from "../load";
import type { WorldSize } from "../world";
import { type BrokenBook, brokenBooks, fillPool, generate, runShort, withReference } from "./reference";
import { fillLimit, type LimitRoute } from "./world";

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
  /** CPU seconds of the median round: what is left to compare by on a machine that is busy with other work. */
  postgresCpu: Record<LimitStep, number>;
}

/** What the same jobs cost on this machine, now, when the application layer costs nothing. */
export interface Limit {
  submit: { clients: number; ordersPerSecond: number; postgresCpuPerOrder: number }[];
  waves: LimitWave[];
  /** What is wrong in the reference's own books; its figures count only when this is empty. */
  broken: BrokenBook[];
}

export interface LimitPlan {
  size: WorldSize;
  bodies: number;
  clientCounts: readonly number[];
  /** Of each number of clients. */
  seconds: number;
  rounds: readonly number[];
}

/** Measures the hand-written reference in the cluster that serves the application, before or after it, never beside it. */
export function measureLimit(databaseUrl: string, cpu: () => CpuUse, plan: LimitPlan): Promise<Limit> {
  return withReference(databaseUrl, Math.max(...plan.clientCounts), async (sql) => {
    const [submitRoute, ...waveRoutes] = await fillLimit(sql, plan.size, plan.bodies);
    if (!submitRoute) throw new Error("the reference has no route");
    const submit = await measureSubmit(sql, cpu, submitRoute, plan);
    const waves: LimitWave[] = [];
    for (const [index, route] of waveRoutes.entries()) {
      waves.push(await measureWave(sql, cpu, route, plan.rounds[index] ?? 1));
    }
    const [smallest] = waveRoutes;
    if (smallest) await runShort(sql, smallest);
    return { submit, waves, broken: await brokenBooks(sql, waveRoutes) };
  });
}

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

async function measureWave(
  sql: Sql,
  cpu: () => CpuUse,
  route: LimitRoute,
  rounds: number,
): Promise<LimitWave> {
  const figures: Record<LimitStep, { seconds: number; cpu: number }[]> = {
    generate: [],
    release: [],
    approve: [],
  };
  const timed = async <T>(step: LimitStep, work: () => Promise<T>): Promise<T> => {
    const before = cpu();
    const started = performance.now();
    const answer = await work();
    const seconds = (performance.now() - started) / 1_000;
    figures[step].push({ seconds, cpu: cpuBetween(before, cpu()).postgres });
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
  const of = (answer: (values: number[]) => number, figure: "seconds" | "cpu" = "seconds") => {
    const ofStep = (step: LimitStep) => answer(figures[step].map((row) => row[figure]));
    return { generate: ofStep("generate"), release: ofStep("release"), approve: ofStep("approve") };
  };
  const { orders: accepted, lines } = generated;
  const { bodies: orders, linesPerOrder } = route;
  return {
    ...{ orders, linesPerOrder, accepted, lines, rounds },
    seconds: of(median),
    best: of((values) => Math.min(...values)),
    postgresCpu: of(median, "cpu"),
  };
}
