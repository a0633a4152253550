import type { Floors } from "./floors";
import { type FundsPage, pageSecondsMax } from "./funds-pages";
import type { Limit } from "./limit/measure";
import { limitTables, limitWaveOf } from "./limit/report";
import type { SubmitResult } from "./submit";
import { ms, ratio, table } from "./table";
import type { TypingResult } from "./typing";
import type { WalkResult } from "./walk";
import type { WaveResult } from "./wave";

export interface PageResult {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
}

export interface BenchResult {
  at: string;
  floors: Floors;
  /** The same jobs without an application, in the same run: what the ratios are of. */
  limit: Limit;
  submit: SubmitResult[];
  waves: WaveResult[];
  orderPage?: PageResult;
  cpuSecondsPerOrder: { submit: number; waveToStock: number };
}

function floorTable({ commitsPerSecond, selectsOverHttpPerSecond }: Floors): string {
  const clients = Object.keys(commitsPerSecond).map(Number);
  return table(
    ["floor", ...clients.map((count) => `${count} clients`)],
    [
      [
        "one single-row commit, postgres.js, /s",
        ...clients.map((count) => Math.round(commitsPerSecond[count] ?? 0)),
      ],
      [
        "one select 1 over node:http, /s",
        ...clients.map((count) => Math.round(selectsOverHttpPerSecond[count] ?? 0)),
      ],
    ],
  );
}

function submitTable({ submit, floors, limit }: BenchResult): string {
  const least = new Map(limit.submit.map((row) => [row.clients, row]));
  return table(
    [
      "order submit, 50 lines",
      "orders/s",
      "p50 ms",
      "p95 ms",
      "p99 ms",
      "node ms/order",
      "pg ms/order",
      "of commits",
      "of select 1",
      "of the limit",
      "by CPU",
    ],
    submit.map((row) => [
      `${row.clients} clients (${row.orders} orders)`,
      row.ordersPerSecond.toFixed(0),
      ms(row.p50),
      ms(row.p95),
      ms(row.p99),
      (row.nodeCpuPerOrder * 1000).toFixed(2),
      (row.postgresCpuPerOrder * 1000).toFixed(2),
      ratio(row.ordersPerSecond / (floors.commitsPerSecond[row.clients] ?? Number.NaN)),
      ratio(row.ordersPerSecond / (floors.selectsOverHttpPerSecond[row.clients] ?? Number.NaN)),
      ratio(row.ordersPerSecond / (least.get(row.clients)?.ordersPerSecond ?? Number.NaN)),
      ratio(
        (least.get(row.clients)?.postgresCpuPerOrder ?? Number.NaN) /
          (row.nodeCpuPerOrder + row.postgresCpuPerOrder),
      ),
    ]),
  );
}

function waveTable({ waves, limit }: BenchResult): string {
  return table(
    [
      "wave",
      "seconds",
      "best",
      "lines/s",
      "statements",
      "µs/line",
      "node s",
      "pg s",
      "of the limit",
      "by CPU",
    ],
    waves.flatMap((wave) =>
      wave.steps.map((step) => {
        const its = limitWaveOf(limit, wave);
        const [least, leastCpu] = [its?.seconds[step.step], its?.postgresCpu[step.step]];
        return [
          `${wave.orders} × ${wave.linesPerOrder} ${step.step} (${wave.lines} lines)`,
          step.seconds.toFixed(3),
          step.best.toFixed(3),
          step.linesPerSecond.toFixed(0),
          step.statements,
          ((step.seconds / wave.lines) * 1e6).toFixed(1),
          step.nodeCpu.toFixed(2),
          step.postgresCpu.toFixed(2),
          ratio(least === undefined ? undefined : least / step.seconds),
          ratio(leastCpu === undefined ? undefined : leastCpu / (step.nodeCpu + step.postgresCpu)),
        ];
      }),
    ),
  );
}

/** The whole result as tables for people; the JSON beside it is for machines. */
export function tablesOf(result: BenchResult): string {
  const { submit, waveToStock } = result.cpuSecondsPerOrder;
  const page = result.orderPage;
  return [
    floorTable(result.floors),
    ...limitTables(result.limit),
    submitTable(result),
    waveTable(result),
    ...(page
      ? [
          table(
            ["page data", "/s", "p50 ms", "p99 ms", "kB"],
            [
              [
                page.name,
                page.perSecond.toFixed(0),
                ms(page.p50),
                ms(page.p99),
                Math.round(page.bytes / 1000),
              ],
            ],
          ),
        ]
      : []),
    `CPU per order, from the request to the store's stock: ${((submit + waveToStock) * 1000).toFixed(1)} ms (submit ${(submit * 1000).toFixed(1)}, wave ${(waveToStock * 1000).toFixed(1)})`,
  ].join("\n\n");
}

/** The pages of the funds, slowest first; those that take too long are marked. */
export function fundsTable(pages: readonly FundsPage[]): string {
  return table(
    ["funds", "what", "p50 ms", "p95 ms", "worst ms", "CPU ms", "kB", ""],
    [...pages]
      .sort((a, b) => b.p95 - a.p95)
      .map((page) => [
        page.name,
        page.kind,
        ms(page.p50),
        ms(page.p95),
        ms(page.worst),
        ms(page.cpu),
        Math.round(page.kilobytes),
        isSlow(page) ? "TOO SLOW" : "",
      ]),
  );
}

/** A page or its data; a file of a month with thousands of movements may take its time, for it is asked for once. */
export const isSlow = ({ kind, p95 }: FundsPage) => kind !== "file" && p95 > pageSecondsMax * 1000;

/**
 * A key that shows its effect within this is felt as done; p95 of a slow phone. What the browser takes for a page of one field,
 * in the same run, is the machine's and not the order's: a slowed down virtual machine needs more than this for that alone.
 */
const typingMsMax = 50;
export const isTooLate = ({ p95, bareP95 }: TypingResult) => p95 - bareP95 > typingMsMax;

/** What a person sees while typing. */
export function typingTable(typing: TypingResult): string {
  const { lines, items, slowdown, keystrokes } = typing;
  return table(
    [`Chromium, ${slowdown} × slowed down, ${items} items`, "keys", "p50 ms", "p95 ms", "worst ms", ""],
    [
      [
        `a digit in an order of ${lines} lines: sum, promotions, hints`,
        keystrokes,
        ms(typing.p50),
        ms(typing.p95),
        ms(typing.worst),
        "",
      ],
      [
        "of it the order's own, beside a page of one field",
        "",
        ms(typing.p50 - typing.bareP50),
        ms(typing.p95 - typing.bareP95),
        "",
        isTooLate(typing) ? "TOO LATE" : "",
      ],
      ["a key in the search: items found", keystrokes, ms(typing.searchP50), ms(typing.searchP95), "", ""],
      ["of it without slowdown", keystrokes, ms(typing.searchFullP50), ms(typing.searchFullP95), "", ""],
      ["a key in a page of one field", keystrokes, ms(typing.bareP50), ms(typing.bareP95), "", ""],
    ],
  );
}

/** What the walks are long, and by how much longer each other way is than the planned one. */
export function walkTable(walks: readonly WalkResult[]): string {
  const more = (value: number, { planned }: WalkResult) => `${((value / planned - 1) * 100).toFixed(1)} %`;
  return table(
    [
      "cells",
      "orders",
      "planned",
      "one walk per order",
      "S-shape",
      "largest gap",
      "savings alone",
      "five times as long",
    ],
    walks.map((walk) => [
      `10 × ${walk.cells}`,
      walk.orders,
      walk.planned.toFixed(1),
      ...[walk.onePerOrder, walk.sShape, walk.largestGap, walk.savings, walk.longer].map((value) =>
        more(value, walk),
      ),
    ]),
  );
}
