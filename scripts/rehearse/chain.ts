import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { importKinds } from "@/server/import/schema";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";

export interface ChainOrder {
  store: string;
  reference: string;
  /** Instant with offset. */
  at: string;
  lines: { item: string; qty: number }[];
}

export interface ChainDay {
  day: BusinessDay;
  orders: ChainOrder[];
}

export interface Chain {
  files: { kind: string; csv: string; rows: number }[];
  days: ChainDay[];
  /** Routes without a parent, in the order of the file. */
  mainRoutes: string[];
  accountOfStore: Map<string, string>;
}

/** Reads a chain folder: CSV files by kind, `orders.jsonl` in time order. A missing file of a kind is left out. */
export function readChain(folder: string): Chain {
  const files = importKinds.flatMap((kind) => {
    const file = path.join(folder, `${kind}.csv`);
    if (!existsSync(file)) return [];
    const csv = readFileSync(file, "utf8");
    return [{ kind, csv, rows: rowsOf(csv).length }];
  });
  const csvOf = (kind: string) => files.find((file) => file.kind === kind)?.csv ?? "";
  return {
    files,
    days: daysOf(readFileSync(path.join(folder, "orders.jsonl"), "utf8")),
    mainRoutes: rowsOf(csvOf("routes"))
      .filter((route) => !route.parent)
      .map((route) => route.code ?? ""),
    accountOfStore: new Map(rowsOf(csvOf("stores")).map((store) => [store.code ?? "", store.account ?? ""])),
  };
}

function daysOf(jsonl: string): ChainDay[] {
  const days = new Map<BusinessDay, ChainOrder[]>();
  for (const line of jsonl.split("\n")) {
    if (!line.trim()) continue;
    const order: ChainOrder = JSON.parse(line);
    const day = businessDayOf(new Date(order.at));
    const orders = days.get(day);
    if (orders) orders.push(order);
    else days.set(day, [order]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, orders]) => ({ day, orders }));
}

/** The days to replay: from `from` on, at most `count` of them. */
export function chosenDays(chain: Chain, from?: string, count?: number): ChainDay[] {
  const later = from ? chain.days.filter(({ day }) => day >= from) : chain.days;
  return count === undefined ? later : later.slice(0, count);
}

function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, skip_empty_lines: true });
}

/** A number that is the same in every run for the same words: what makes a rehearsal repeatable. */
export function stableNumber(...words: string[]): number {
  return createHash("sha256").update(words.join("|")).digest().readUInt32BE(0);
}
