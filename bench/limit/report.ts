import { ms, table } from "../table";
import type { WaveResult } from "../wave";
import type { Limit, LimitStep, LimitWave } from "./measure";

/** The share of the limit that is aimed at, submit at eight clients and each step of a wave. */
const aimedAt = 0.3;

/** The reference's wave of the same orders; a step that it does not have is not in its seconds. */
export const limitWaveOf = (
  limit: Limit,
  { orders, linesPerOrder }: Pick<WaveResult, "orders" | "linesPerOrder">,
): Record<"seconds" | "postgresCpu", Partial<Record<string, number>>> | undefined =>
  limit.waves.find((wave) => wave.orders === orders && wave.linesPerOrder === linesPerOrder);

/** What the machine does when the application layer costs nothing, and from where on the aim is reached. */
export function limitTables({ submit, waves }: Limit): string[] {
  return [
    table(
      ["the limit: submit, 50 lines, PL/pgSQL alone", "orders/s", "pg ms/order", `aim: ${aimedAt} of it`],
      submit.map((row) => [
        `${row.clients} clients`,
        row.ordersPerSecond.toFixed(0),
        (row.postgresCpuPerOrder * 1_000).toFixed(2),
        (row.ordersPerSecond * aimedAt).toFixed(0),
      ]),
    ),
    table(
      [
        "the limit: wave, PL/pgSQL alone",
        "seconds",
        "best",
        "lines/s",
        "µs/line",
        "pg s",
        `aim: ${aimedAt} of it`,
      ],
      waves.flatMap((wave) => limitRows(wave)),
    ),
  ];
}

function limitRows(wave: LimitWave): (string | number)[][] {
  const { orders, linesPerOrder, lines, seconds, best, postgresCpu } = wave;
  return (Object.keys(seconds) as LimitStep[]).map((step) => [
    `${orders} × ${linesPerOrder} ${step} (${lines} lines)`,
    seconds[step].toFixed(3),
    best[step].toFixed(3),
    (lines / seconds[step]).toFixed(0),
    ms((seconds[step] / lines) * 1e6),
    postgresCpu[step].toFixed(2),
    (seconds[step] / aimedAt).toFixed(3),
  ]);
}

/** Why the reference's figures do not count: its books do not tie, or it did another job than the application. */
export function limitFaults(limit: Limit, waves: readonly WaveResult[]): string[] {
  const books = limit.broken.map(({ book, broken }) => `the limit: ${broken} × not true: ${book}`);
  const jobs = waves.flatMap((ours) => {
    const its = limit.waves.find(({ orders }) => orders === ours.orders);
    if (its?.accepted === ours.accepted && its.lines === ours.lines) return [];
    return [
      `the limit: its wave of ${ours.orders} had ${its?.accepted} orders and ${its?.lines} lines, ours ${ours.accepted} and ${ours.lines}`,
    ];
  });
  return [...books, ...jobs];
}
