import { type CpuUse, cpuBetween } from "./cpu";
import type { FundsWorld } from "./funds-world";
import { percentile } from "./load";
import { sessionOf } from "./session";

/** What every page of the funds must stay below. */
export const pageSecondsMax = 0.3;

export interface FundsPage {
  name: string;
  /** `data`: what the screen asks for; `page`: the whole page as the server renders it. */
  kind: "data" | "page" | "file";
  p50: number;
  p95: number;
  worst: number;
  /** Milliseconds of processor per answer, of Node and PostgreSQL: what is left of the time on a machine that is busy. */
  cpu: number;
  kilobytes: number;
}

interface Asked {
  name: string;
  kind: FundsPage["kind"];
  path: string;
  cookie: string;
}

interface Server {
  url: string;
  databaseUrl: string;
}

/** Asks for every page of the funds and for the data that it shows, one request after the other, as one person would. */
export async function measureFunds(
  server: Server,
  cpu: () => CpuUse,
  world: FundsWorld,
  rounds: number,
): Promise<FundsPage[]> {
  const [finance, owner] = [
    await sessionOf(server.databaseUrl, { login: "bench-finance", role: "finance-supervisor", stores: [] }),
    await sessionOf(server.databaseUrl, { login: "bench-shop", role: "owner", stores: [world.store] }),
  ];
  const { deposit, line } = await something(server.url, finance);
  const asked = [
    ...dataOf({ ...world, deposit, line }).map(([name, procedure, input, who]) => ({
      name,
      kind: "data" as const,
      path: trpcPath(procedure, input),
      cookie: who === "owner" ? owner : finance,
    })),
    ...pagesOf(world, deposit).map(([name, path, who]) => ({
      name,
      kind: path.startsWith("/api/") ? ("file" as const) : ("page" as const),
      path,
      cookie: who === "owner" ? owner : finance,
    })),
  ];
  const results: FundsPage[] = [];
  for (const one of asked) results.push(await measure(server.url, cpu, one, rounds));
  return results;
}

type Data = [name: string, procedure: string, input: object | undefined, who?: "owner"];

function dataOf(given: FundsWorld & { deposit: string; line: string }): Data[] {
  const { account, store, codStore, month, statement, deposit, line } = given;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const [from, to] = [`${month}-01`, today];
  const [day] = [`${month}-15`];
  return [
    ["approval queue", "account.deposits.queue", {}],
    ["approval queue, searched", "account.deposits.queue", { search: "Payer 12" }],
    ["approval queue: hints of the bank", "bank.lines.hints", undefined],
    ["one's own decisions", "account.deposits.decisions", undefined],
    ["a slip: photos, lookalikes", "account.deposits.get", { deposit }],
    ["a slip: its bank lines", "bank.lines.forSlip", { deposit }],
    ["a slip: its history", "account.deposits.events", { deposit, limit: 50 }],
    ["all slips", "account.deposits.list", { status: "pending" }],
    ["slips, searched", "account.deposits.list", { search: "BENCH-31" }],
    ["accounts", "account.list", {}],
    ["account: figures", "account.get", { account }],
    ["account: 90 days and outlook", "funds.outlook", { account }],
    ["account: ledger by day", "funds.ledgerDays", { account, from, to }],
    ["account: a day's entries", "account.entries", { account, from: day, to: day, limit: 200 }],
    ["account: pooled and pending", "funds.waiting", { account }],
    ["account: holds", "account.holds", { account }],
    ["account: credit", "funds.credit", { account }],
    ["account: slips", "account.deposits.list", { account, limit: 30 }],
    ["account: corrections", "funds.corrections.list", { account }],
    ["account: payers", "bank.payers", { account }],
    ["corrections", "funds.corrections.list", {}],
    ["bank lines", "bank.lines.list", {}],
    ["bank lines, unmatched", "bank.lines.list", { state: "open" }],
    ["bank lines, matched", "bank.lines.list", { state: "matched" }],
    ["bank lines, searched", "bank.lines.list", { search: "Stranger 77" }],
    ["slips for a bank line", "bank.lines.slipsFor", { line, search: "" }],
    ["slips for a bank line, searched", "bank.lines.slipsFor", { line, search: "Payer 12" }],
    ["bank files", "bank.statements", undefined],
    ["months and their checks", "period.list", undefined],
    ["building of statements", "statement.progress", undefined],
    ["statements of a month", "statement.list", { month, limit: 100 }],
    ["statement of the busiest account", "statement.get", { statement }],
    ["dues by age", "cod.ageing", {}],
    ["dues of a store", "cod.dues", { store: codStore, state: "owed", limit: 100 }],
    ["payments of a store", "cod.payments", { store: codStore, limit: 100 }],
    ["messages sent", "message.log", {}],
    ["search of everything", "search.everything", { q: "BENCH-31" }],
    ["counts in the menu", "shell.waiting", undefined],
    ["owner: figures", "account.get", { account }, "owner"],
    ["owner: outlook", "funds.outlook", { account }, "owner"],
    ["owner: slips", "account.deposits.list", { account, limit: 30 }, "owner"],
    ["owner: ledger by day", "funds.ledgerDays", { account, from, to }, "owner"],
    ["owner: statements", "statement.list", { limit: 100 }, "owner"],
    ["owner: inbox", "message.inbox", { store }, "owner"],
  ];
}

type PageOf = [name: string, path: string, who?: "owner"];

function pagesOf({ account, month, statement }: FundsWorld, deposit: string): PageOf[] {
  return [
    ["desk", "/hq/deposits"],
    ["all slips", "/hq/deposits?status=all"],
    ["accounts", "/hq/accounts"],
    ["account", `/hq/accounts/${account}`],
    ["corrections", "/hq/corrections"],
    ["bank lines", "/hq/bank"],
    ["unmatched lines", "/hq/bank/unmatched"],
    ["bank files", "/hq/bank/files"],
    ["months", "/hq/months"],
    ["a month", `/hq/months/${month}`],
    ["statement", `/hq/statements/${statement}`],
    ["COD", "/hq/cod"],
    ["messages", "/hq/messages"],
    ["owner: money", "/store/account", "owner"],
    ["owner: new slip", "/store/account/deposit", "owner"],
    ["owner: a slip", `/store/account/deposit/${deposit}`, "owner"],
    ["owner: statements", "/store/account/statements", "owner"],
    ["owner: messages", "/store/messages", "owner"],
    ["statement as XLSX", `/api/statements/${statement}/workbook`],
  ];
}

function trpcPath(procedure: string, input: object | undefined): string {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  return `/api/trpc/${procedure}${query}`;
}

/** A waiting slip in the middle of the queue, and a line that waits for one. */
async function something(url: string, cookie: string): Promise<{ deposit: string; line: string }> {
  const ask = async <R>(procedure: string, input: object): Promise<R> => {
    const answer = await fetch(url + trpcPath(procedure, input), { headers: { cookie } });
    const { result } = (await answer.json()) as { result: { data: { json: R } } };
    return result.data.json;
  };
  const queue = await ask<{ rows: { deposit: string; account: string }[] }>("account.deposits.queue", {});
  const open = await ask<{ rows: { line: string }[] }>("bank.lines.list", { state: "open" });
  const deposit = queue.rows.find((slip) => slip.account === "BA00000")?.deposit ?? "";
  return { deposit, line: open.rows[0]?.line ?? "" };
}

/** Answers before the measured ones: they warm code, caches and prepared statements, as in a server that has served others. */
const unmeasured = 5;

async function measure(
  url: string,
  cpu: () => CpuUse,
  { name, kind, path, cookie }: Asked,
  rounds: number,
): Promise<FundsPage> {
  const milliseconds: number[] = [];
  let bytes = 0;
  let before = cpu();
  for (let round = 1 - unmeasured; round <= rounds; round += 1) {
    const started = performance.now();
    const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${name}: ${path} was answered ${answer.status}`);
    if (round > 0) milliseconds.push(performance.now() - started);
    else if (round === 0) before = cpu();
  }
  const used = cpuBetween(before, cpu());
  milliseconds.sort((a, b) => a - b);
  return {
    name,
    kind,
    p50: percentile(milliseconds, 0.5),
    p95: percentile(milliseconds, 0.95),
    worst: milliseconds.at(-1) ?? Number.NaN,
    cpu: ((used.node + used.postgres) * 1000) / rounds,
    kilobytes: bytes / 1000,
  };
}
