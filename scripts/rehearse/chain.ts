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

/** A store as its returns need it. */
export interface ChainStore {
  kind: string;
  settlement: string;
  account: string;
  plan: string;
  /** As the file writes it: "none", "monthly:200.00", "ratio:2.00". */
  policy: string;
}

/** What an order may give to whom, as the file says it. */
export interface ChainGift {
  kind: string;
  item: string;
  category: string;
  buyQty: number;
  getItem: string;
  getQty: number;
  isRepeating: boolean;
  /** Amount as text; empty: none. */
  threshold: string;
}

export interface Chain {
  files: { kind: string; csv: string; rows: number }[];
  days: ChainDay[];
  /** Routes without a parent, in the order of the file. */
  mainRoutes: string[];
  accountOfStore: Map<string, string>;
  /** What stores want to give back, by day; empty without `returns.jsonl`. */
  returns: Map<BusinessDay, ChainOrder[]>;
  stores: Map<string, ChainStore>;
  items: Set<string>;
  /** By plan and item ("P1 A100"): whether it may be returned. */
  returnable: Map<string, boolean>;
  gifts: Map<string, ChainGift>;
}

/** Reads a chain folder: CSV files by kind, `orders.jsonl` and `returns.jsonl` in time order. A missing file of a kind is left out. */
export function readChain(folder: string): Chain {
  const files = importKinds.flatMap((kind) => {
    const file = path.join(folder, `${kind}.csv`);
    if (!existsSync(file)) return [];
    const csv = readFileSync(file, "utf8");
    return [{ kind, csv, rows: rowsOf(csv).length }];
  });
  const rowsOfKind = (kind: string) => rowsOf(files.find((file) => file.kind === kind)?.csv ?? "");
  const returns = path.join(folder, "returns.jsonl");
  return {
    files,
    days: daysOf(readFileSync(path.join(folder, "orders.jsonl"), "utf8")),
    mainRoutes: rowsOfKind("routes")
      .filter((route) => !route.parent)
      .map((route) => route.code ?? ""),
    accountOfStore: new Map(rowsOfKind("stores").map((store) => [store.code ?? "", store.account ?? ""])),
    returns: new Map(
      existsSync(returns)
        ? daysOf(readFileSync(returns, "utf8")).map(({ day, orders }) => [day, orders])
        : [],
    ),
    stores: new Map(rowsOfKind("stores").map((row) => [row.code ?? "", storeOf(row)])),
    items: new Set(rowsOfKind("items").map(({ code }) => code ?? "")),
    returnable: new Map(
      rowsOfKind("plan-lines").map(({ plan, item, returnable }) => [`${plan} ${item}`, returnable === "yes"]),
    ),
    gifts: new Map(rowsOfKind("promotions").map((row) => [row.code ?? "", giftOf(row)])),
  };
}

const storeOf = (row: Record<string, string>): ChainStore => ({
  kind: row.kind ?? "",
  settlement: row.settlement ?? "",
  account: row.account ?? "",
  plan: row.plan ?? "",
  policy: row.return_policy || "none",
});

const giftOf = (row: Record<string, string>): ChainGift => ({
  kind: row.kind ?? "",
  item: row.item ?? "",
  category: row.category ?? "",
  buyQty: Number(row.buy_qty || 0),
  getItem: row.get_item || row.item || "",
  getQty: Number(row.get_qty || 1),
  isRepeating: row.repeat === "" ? row.kind === "buy_get" : row.repeat === "yes",
  threshold: row.threshold ?? "",
});

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
