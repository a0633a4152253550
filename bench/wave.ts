import type { RestClient } from "@/server/testing/rest-client";
import { cpuBetween } from "./cpu";
import { median } from "./load";
import type { StatementCounter } from "./statements";
import type { Bench } from "./submit";

export const waveSteps = ["simulate", "generate", "release", "confirm", "approve"] as const;
type Step = (typeof waveSteps)[number];

export interface StepResult {
  step: Step;
  seconds: number;
  best: number;
  linesPerSecond: number;
  statements: number;
  /** CPU seconds of the median round, Node and PostgreSQL apart. */
  nodeCpu: number;
  postgresCpu: number;
}

export interface WaveResult {
  route: string;
  orders: number;
  linesPerOrder: number;
  /** Orders and lines that were generated: what the second balance check refused is not in it. */
  accepted: number;
  lines: number;
  rounds: number;
  steps: StepResult[];
}

interface WaveAnswer {
  wave: string;
  orders: number;
  lines: number;
}

/** One wave over a main route, several rounds: fill the pool with one order per store, then every step, timed and counted. */
export async function measureWave(
  bench: Bench,
  planner: RestClient,
  counter: StatementCounter,
  wave: { route: string; orders: number; linesPerOrder: number; bodies: string[] },
  rounds: number,
): Promise<WaveResult> {
  const figures = new Map<Step, { seconds: number; statements: number; node: number; postgres: number }[]>();
  const timed = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
    await counter.reset();
    const cpu = bench.cpu();
    const started = process.hrtime.bigint();
    const answer = await work();
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const used = cpuBetween(cpu, bench.cpu());
    const figure = { seconds, statements: await counter.read(), node: used.node, postgres: used.postgres };
    figures.set(step, [...(figures.get(step) ?? []), figure]);
    return answer;
  };
  const { route } = wave;
  let generated: WaveAnswer | undefined;
  await counter.settle();
  for (let round = 0; round < rounds; round += 1) {
    await fillPool(bench, wave);
    await timed("simulate", () => planner.post("waves", { route, mode: "simulate" }));
    generated = await timed("generate", () => planner.post<WaveAnswer>("waves", { route, mode: "generate" }));
    const path = `waves/${generated.wave}`;
    await timed("release", () => planner.post(`${path}/release`));
    await timed("confirm", () => planner.post(`${path}/confirm`, { exceptions: [] }));
    await timed("approve", () => planner.post(`${path}/approve`));
  }
  if (!generated) throw new Error("a wave needs at least one round");
  const { orders: accepted, lines } = generated;
  const steps = waveSteps.map((step): StepResult => {
    const of = figures.get(step) ?? [];
    const seconds = median(of.map((figure) => figure.seconds));
    return {
      step,
      seconds,
      best: Math.min(...of.map((figure) => figure.seconds)),
      linesPerSecond: lines / seconds,
      statements: median(of.map((figure) => figure.statements)),
      nodeCpu: median(of.map((figure) => figure.node)),
      postgresCpu: median(of.map((figure) => figure.postgres)),
    };
  });
  return { route, orders: wave.orders, linesPerOrder: wave.linesPerOrder, accepted, lines, rounds, steps };
}

async function fillPool(bench: Bench, wave: { orders: number; bodies: string[] }): Promise<void> {
  const { refused } = await bench.generator.run({
    port: bench.port,
    token: bench.ownerToken,
    clients: 8,
    count: wave.orders,
    method: "POST",
    path: "/api/v1/orders",
    bodies: wave.bodies,
    offset: 0,
  });
  if (Object.keys(refused).length > 0) throw new Error(`orders were refused: ${JSON.stringify(refused)}`);
}
