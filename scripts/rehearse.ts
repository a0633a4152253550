import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { addDays, type BusinessDay, instantAt, parseBusinessDay } from "@/server/shared/business-day";
import { RestProblem, restClient } from "@/server/testing/rest-client";
import { explain, OperatorError } from "./bootstrap/say.mjs";
import { type Chain, type ChainDay, chosenDays, readChain } from "./rehearse/chain";
import { type Blocked, closeRoute } from "./rehearse/close-day";
import { importChain } from "./rehearse/import-chain";
import { startOwnServer } from "./rehearse/own-server";
import { placeOrders } from "./rehearse/place-orders";
import { prove } from "./rehearse/prove";
import { type DayResult, progressBar, tableHead, tableRow, total } from "./rehearse/report";
import { learnDeliveries, openReplay, type Replay } from "./rehearse/returns/book";
import { compareBooks, compareMeters } from "./rehearse/returns/compare-books";
import { allAgree, returnsReport } from "./rehearse/returns/report";
import { settleReturns } from "./rehearse/returns/settle-returns";
import { submitReturns } from "./rehearse/returns/submit-returns";
import { shortfalls, topUp } from "./rehearse/top-up";

const usage = `npm run rehearse -- <chain folder> [--days n] [--from YYYY-MM-DD]
  Replays the chain's orders and returns day by day on an empty database of its own and proves the books afterwards.
  --url <address> --token <admin token> --approver <finance token>   use a server that runs already (empty, with time travel)
  --keep   leave the data folder of the rehearsal in place`;

const PROOF_EVERY_DAYS = 10;
const TOP_UP_EVERY_DAYS = 3;

interface Callers {
  hq: ReturnType<typeof restClient>;
  owner: ReturnType<typeof restClient>;
  planner: ReturnType<typeof restClient>;
  finance: ReturnType<typeof restClient>;
  loader: ReturnType<typeof restClient>;
  dc: ReturnType<typeof restClient>;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: "string" },
    from: { type: "string" },
    url: { type: "string" },
    token: { type: "string" },
    approver: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});

/** The callers of a rehearsal and how to end what was started for it. */
async function callersFor(): Promise<{ callers: Callers; stop: () => Promise<void> }> {
  if (options.url && options.token && options.approver) {
    const { url } = options;
    const admin = restClient({ url, token: options.token });
    const finance = restClient({ url, token: options.approver });
    const callers = { hq: admin, owner: admin, planner: admin, finance, loader: admin, dc: admin };
    return { callers, stop: async () => {} };
  }
  const server = await startOwnServer({ name: "rehearsal", isRehearsal: true, keep: options.keep });
  const as = async (role: string) =>
    restClient({ url: server.url, token: await server.token(role, `Rehearsal ${role}`) });
  const callers = {
    hq: await as("hq"),
    owner: await as("owner"),
    planner: await as("planner"),
    finance: await as("finance"),
    loader: await as("loader"),
    dc: await as("checker"),
  };
  return { callers, stop: server.stop };
}

/** One business day: its returns and orders, one wave per main route, and every third day the deposits that were missing. */
async function rehearseDay(
  { callers, replay }: { callers: Callers; replay: Replay },
  chain: Chain,
  { day, orders }: ChainDay,
  dayNo: number,
  bar: ReturnType<typeof progressBar>,
  steps: Map<string, number>,
): Promise<DayResult> {
  const started = performance.now();
  const spend = (step: string, seconds: number) => steps.set(step, (steps.get(step) ?? 0) + seconds);
  await settleReturns(replay, day);
  await submitReturns(replay, chain.returns.get(day) ?? []);
  spend("returns", (performance.now() - started) / 1000);
  const ordering = performance.now();
  const placed = await placeOrders(callers.owner, orders, () => bar.advance(day));
  spend("orders", (performance.now() - ordering) / 1000);
  const result: DayResult = {
    day,
    orders: placed.orders.length,
    lines: placed.lines,
    refused: placed.refused,
    refusedLines: placed.refusedLines,
    blocked: 0,
    shortAtDc: 0,
    shortPicked: 0,
    approved: 0,
    amountFen: 0,
    deposits: 0,
    seconds: 0,
  };
  const blocked: Blocked[] = [];
  for (const route of chain.mainRoutes) {
    const closed = await closeRoute(callers.planner, route, day);
    blocked.push(...closed.blocked);
    await learnDeliveries(replay, closed.deliveries);
    result.shortAtDc += closed.shortAtDc;
    result.shortPicked += closed.shortPicked;
    result.approved += closed.approved;
    result.amountFen += closed.amountFen;
    for (const [step, seconds] of Object.entries(closed.seconds)) spend(step, seconds);
  }
  result.blocked = blocked.length;
  if (dayNo % TOP_UP_EVERY_DAYS === 0) {
    const missing = shortfalls(blocked, chain.accountOfStore);
    result.deposits = await topUp(callers.owner, callers.finance, missing, day);
  }
  result.seconds = (performance.now() - started) / 1000;
  return result;
}

/** The whole rehearsal; true when every figure was proved and no accepted order is missing or doubled. */
async function rehearse(folder: string): Promise<boolean> {
  if (!existsSync(path.join(folder, "orders.jsonl")))
    throw new OperatorError(`There is no orders.jsonl in ${folder}.`);
  const count = options.days === undefined ? undefined : Number(options.days);
  if (count !== undefined && !(Number.isInteger(count) && count > 0))
    throw new OperatorError(`--days wants a number of days, not "${options.days}".`);
  if (options.from !== undefined && parseBusinessDay(options.from) === undefined)
    throw new OperatorError(`--from wants a day such as 2011-02-01, not "${options.from}".`);
  const chain = readChain(folder);
  const days = chosenDays(chain, options.from, count);
  const first = days[0];
  if (!first) throw new OperatorError(`There are no orders in ${folder} from ${options.from} on.`);
  const { callers, stop } = await callersFor();
  try {
    await importChain(callers.hq, chain, instantAt(addDays(first.day, -1), 12 * 60));
    console.log(tableHead());
    const bar = progressBar(days.reduce((sum, day) => sum + day.orders.length, 0));
    const results: DayResult[] = [];
    const steps = new Map<string, number>();
    const replay = openReplay(callers, chain);
    let isTrue = true;
    for (const [index, day] of days.entries()) {
      const result = await rehearseDay({ callers, replay }, chain, day, index + 1, bar, steps);
      results.push(result);
      bar.erase();
      console.log(tableRow(result));
      const isLast = index === days.length - 1;
      if (!isLast && (index + 1) % PROOF_EVERY_DAYS !== 0) continue;
      const now = instantAt(day.day, 24 * 60 - 1);
      await compareMeters(replay, day.day, now);
      const proof = await prove(callers.finance, now, !isLast);
      if (isLast) summarise(results, steps);
      console.log(proof.text);
      isTrue &&= proof.ok;
    }
    await compareBooks(replay);
    console.log(returnsReport(replay.tally));
    return (await everyOrderIsThere(callers, results, first.day)) && isTrue && allAgree(replay.tally);
  } finally {
    await stop();
  }
}

function summarise(results: readonly DayResult[], steps: Map<string, number>): void {
  const sum = total(results);
  console.log(`${"-".repeat(tableRow(sum).length)}\n${tableRow(sum)}`);
  for (const [code, count] of sum.refused) console.log(`refused ${code}: ${count}`);
  const shares = [...steps].map(([step, seconds]) => `${step} ${seconds.toFixed(1)} s`);
  console.log(`spent on ${shares.join(", ")}`);
}

/** Nothing that was accepted is lost or doubled. */
async function everyOrderIsThere(
  { owner }: Callers,
  results: readonly DayResult[],
  from: BusinessDay,
): Promise<boolean> {
  const accepted = total(results).orders;
  const rows = await owner.all<{ order: string; at: string }>(`orders?from=${from}`);
  const found = new Set(rows.map((row) => row.order)).size;
  const isComplete = found === accepted && rows.length === accepted;
  console.log(`${accepted} orders were accepted, ${found} are there${isComplete ? "" : ": NOT THE SAME"}`);
  return isComplete;
}

const [folder] = positionals;
if (!folder) {
  console.error(usage);
  process.exit(2);
}
try {
  process.exitCode = (await rehearse(path.resolve(folder))) ? 0 : 1;
} catch (error) {
  explain(error);
  if (error instanceof RestProblem) {
    const file = path.resolve(".data", "rehearsal-failure.json");
    mkdirSync(path.dirname(file), { recursive: true });
    const { method, path: target, sent, status, problem } = error;
    writeFileSync(file, JSON.stringify({ method, path: target, sent, status, problem }, null, 2));
    console.error(`The request and its answer are in ${file}.`);
  }
  process.exitCode = 1;
}
