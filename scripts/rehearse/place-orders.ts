import { type RestClient, RestProblem } from "@/server/testing/rest-client";
import type { ChainOrder } from "./chain";

export interface PlacedOrders {
  orders: string[];
  lines: number;
  refused: Map<string, number>;
  refusedLines: number;
  warned: number;
  seconds: number[];
}

interface OrderAnswer {
  order: string;
  lines: unknown[];
  warnings: unknown[];
}

/** As many stores order at once; the orders of one store stay in their order. */
const CLIENTS = 8;

/**
 * Sends a day's orders at their own times. An order whose lines are refused is sent once more without the lines that
 * the refusal names, as its owner would; every other refusal is counted by its code. A defect (5xx) is thrown.
 */
export async function placeOrders(
  owner: RestClient,
  orders: readonly ChainOrder[],
  onOrder: () => void,
): Promise<PlacedOrders> {
  const result: PlacedOrders = {
    orders: [],
    lines: 0,
    refused: new Map(),
    refusedLines: 0,
    warned: 0,
    seconds: [],
  };
  const queues = [...Map.groupBy(orders, (order) => order.store).values()];
  const next = queues.values();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const queue of next) {
        for (const order of queue) {
          await placeOrder(owner, order, result);
          onOrder();
        }
      }
    }),
  );
  return result;
}

async function placeOrder(owner: RestClient, order: ChainOrder, result: PlacedOrders): Promise<void> {
  const { store, reference, at } = order;
  let { lines } = order;
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    try {
      const answer = await owner.post<OrderAnswer>("orders", { store, reference, lines }, { now: at });
      result.seconds.push((performance.now() - started) / 1000);
      result.orders.push(answer.order);
      result.lines += lines.length;
      if (answer.warnings.length > 0) result.warned += 1;
      return;
    } catch (error) {
      if (!(error instanceof RestProblem) || error.status >= 500 || error.status === 400) throw error;
      const named = attempt === 1 ? namedLines(error) : new Set<string>();
      const kept = lines.filter((line) => !named.has(line.item));
      result.refusedLines += lines.length - kept.length;
      if (kept.length === lines.length || kept.length === 0) {
        result.refused.set(error.code, (result.refused.get(error.code) ?? 0) + 1);
        return;
      }
      lines = kept;
    }
  }
}

/** The items of the lines that `order/lines-refused` names. */
function namedLines({ code, problem }: RestProblem): Set<string> {
  if (code !== "order/lines-refused") return new Set();
  const { lines } = problem.details as { lines: { item: string }[] };
  return new Set(lines.map((line) => line.item));
}
