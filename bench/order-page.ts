import { percentile } from "./load";
import type { PageResult } from "./report";
import { sessionOf } from "./session";
import type { Bench } from "./submit";

const CLIENTS = 4;

/** The data of the order page as the browser asks for it: every item of the store's plan, for a signed-in owner. */
export async function measureOrderPage(
  bench: Bench,
  databaseUrl: string,
  store: string,
  items: number,
  seconds: number,
): Promise<PageResult> {
  const cookie = await sessionOf(databaseUrl, { login: "bench-owner", role: "owner", stores: [store] });
  const input = encodeURIComponent(JSON.stringify({ json: { store } }));
  const load = (forSeconds: number) =>
    bench.generator.run({
      port: bench.port,
      clients: CLIENTS,
      seconds: forSeconds,
      method: "GET",
      path: `/api/trpc/order.sheet?input=${input}`,
      headers: [`cookie: ${cookie}`],
      bodies: [],
      offset: 0,
    });
  await load(Math.min(1, seconds));
  const { latencies, seconds: took, bytes, refused } = await load(seconds);
  if (Object.keys(refused).length > 0) throw new Error(`the order page: ${JSON.stringify(refused)}`);
  return {
    name: `order page, ${items} items, ${CLIENTS} clients`,
    perSecond: latencies.length / took,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    bytes: bytes / Math.max(1, latencies.length),
  };
}
