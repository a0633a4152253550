import { type CpuUse, cpuBetween, cpuUse } from "./cpu";
import { type loadGenerator, percentile } from "./load";

export interface Bench {
  port: number;
  cpu: () => CpuUse;
  generator: ReturnType<typeof loadGenerator>;
  ownerToken: string;
}

export interface SubmitResult {
  clients: number;
  ordersPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  nodeCpuPerOrder: number;
  postgresCpuPerOrder: number;
  orders: number;
  refused: Record<string, number>;
}

const WARM_UP_SECONDS = 4;

/** Order submit over REST: `bodies` in turn from so many clients at once, after a warm-up that is not counted. */
export async function measureSubmit(
  bench: Bench,
  bodies: string[],
  clientCounts: readonly number[],
  seconds: number,
): Promise<SubmitResult[]> {
  let offset = 0;
  const load = async (clients: number, forSeconds: number) => {
    const { port, ownerToken: token } = bench;
    const result = await bench.generator.run({
      port,
      token,
      clients,
      seconds: forSeconds,
      method: "POST",
      path: "/api/v1/orders",
      bodies,
      offset,
    });
    offset += result.requests;
    return result;
  };
  await load(8, Math.min(WARM_UP_SECONDS, seconds));
  const results: SubmitResult[] = [];
  for (const clients of clientCounts) {
    const before = bench.cpu();
    const { latencies, seconds: took, refused } = await load(clients, seconds);
    const used = cpuBetween(before, bench.cpu());
    const orders = latencies.length;
    results.push({
      clients,
      orders,
      refused,
      ordersPerSecond: orders / took,
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      nodeCpuPerOrder: used.node / orders,
      postgresCpuPerOrder: used.postgres / orders,
    });
  }
  return results;
}

/** Reads the CPU use of one server's two parts. */
export const cpuReader = (webPid: () => number | undefined, postgresPid: () => number) => () =>
  cpuUse(webPid() ?? 0, postgresPid());
