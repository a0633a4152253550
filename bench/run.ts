import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { type RestClient, restClient } from "@/server/testing/rest-client";
import { explain } from "../scripts/bootstrap/say.mjs";
import { type OwnServer, startOwnServer } from "../scripts/rehearse/own-server";
import { prove } from "../scripts/rehearse/prove";
import { measureFloors } from "./floors";
import { benchFunds } from "./funds";
import { benchJobs } from "./jobs";
import { measureLimit } from "./limit/measure";
import { limitFaults } from "./limit/report";
import { loadGenerator } from "./load";
import { measureOrderPage } from "./order-page";
import { type BenchResult, isTooLate, tablesOf, typingTable, walkTable } from "./report";
import { preloadStatementCounter, statementCounter } from "./statements";
import { type Bench, cpuReader, measureSubmit, type SubmitResult } from "./submit";
import { measureTills, tillsTable } from "./tills";
import { measureTyping } from "./typing";
import { measureWalks } from "./walk";
import { measureWave, type WaveResult } from "./wave";
import { buildWorld, orderBodies, storesOn, type WorldSize } from "./world";

const usage = `npm run bench [-- --quick] [--funds | --browser | --walk | --jobs | --tills [2000]] [--keep]
  Measures the production build on an embedded PostgreSQL of its own, and beside it what the machine can do without it; prints
  tables and JSON, keeps the JSON in .data/bench-results/.
  --funds  the pages of the money instead: 100,000 entries on one account, 5,000 slips that wait; each below 0.3 s
  --browser  what a person sees instead: keys typed into an order of 300 lines, in a Chromium four times slowed down; each
           within 50 ms on the screen
  --tills  two hours of so many tills (2,000) over good and bad lines while a package is withdrawn: what the board and the books
           say against what the tills did
  --walk   the walks of batched orders, beside other ways to batch and to route them
  --jobs   a run and an approval of 5,000 orders of 60 lines, their workers killed: how long accounts are locked, below 1 s
  --quick  a few seconds on a small chain: does the bench work? Its figures mean nothing.
  --keep   leave the data folder in place`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    funds: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    walk: { type: "boolean", default: false },
    jobs: { type: "boolean", default: false },
    tills: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}

const clientCounts = [1, 8, 32];
const plan = options.quick
  ? {
      seconds: 1,
      limitSeconds: 0.5,
      rounds: [1, 1],
      bodies: 200,
      submitStores: 60,
      items: 300,
      waves: [20, 60],
    }
  : {
      seconds: 8,
      limitSeconds: 2,
      rounds: [5, 3],
      bodies: 6000,
      submitStores: 2000,
      items: 3000,
      waves: [200, 1000],
    };
const size: WorldSize = {
  items: plan.items,
  submitStores: plan.submitStores,
  waves: [
    { route: "RA", orders: plan.waves[0] ?? 0, linesPerOrder: 50 },
    { route: "RB", orders: plan.waves[1] ?? 0, linesPerOrder: 60 },
  ],
};

const say = (text: string) => console.error(text);

async function measure(server: OwnServer): Promise<{ result: BenchResult; isProved: boolean }> {
  const as = async (role: string) =>
    restClient({ url: server.url, token: await server.token(role, `Bench ${role}`) });
  const [hq, planner, finance] = [await as("hq"), await as("planner"), await as("finance")];
  await buildWorld(hq, size);
  const generator = loadGenerator();
  const bench: Bench = {
    port: Number(new URL(server.url).port),
    cpu: cpuReader(server.webPid, server.postgresPid),
    generator,
    ownerToken: await server.token("owner", "Bench owner"),
  };
  try {
    say("floors");
    const floors = await measureFloors(
      server.databaseUrl,
      generator,
      clientCounts,
      Math.min(plan.seconds, 4),
    );
    say("the limit");
    const limitPlan = { ...plan, size, clientCounts, seconds: plan.limitSeconds };
    const limit = await measureLimit(server.databaseUrl, bench.cpu, limitPlan);
    say("order submit");
    const bodies = orderBodies(size, storesOn(size, "RS"), 50, plan.bodies);
    const submit = await measureSubmit(bench, bodies, clientCounts, plan.seconds);
    say("order page");
    const [store = ""] = storesOn(size, "RS");
    const orderPage = await measureOrderPage(bench, server.databaseUrl, store, size.items, plan.seconds);
    const waves = await measureWaves(bench, planner, server.databaseUrl);
    const { ok, text } = await prove(finance, undefined, true);
    say(text);
    const faults = limitFaults(limit, waves);
    for (const fault of faults) say(fault);
    const cpuSecondsPerOrder = cpuPerOrder(submit, waves);
    return {
      result: { at: new Date().toISOString(), floors, limit, submit, orderPage, waves, cpuSecondsPerOrder },
      isProved: ok && faults.length === 0,
    };
  } finally {
    generator.stop();
  }
}

async function measureWaves(bench: Bench, planner: RestClient, databaseUrl: string): Promise<WaveResult[]> {
  const counter = await statementCounter(databaseUrl);
  const results: WaveResult[] = [];
  for (const [index, wave] of size.waves.entries()) {
    say(`wave of ${wave.orders} × ${wave.linesPerOrder} lines`);
    const bodies = orderBodies(size, storesOn(size, wave.route), wave.linesPerOrder, wave.orders);
    results.push(await measureWave(bench, planner, counter, { ...wave, bodies }, plan.rounds[index] ?? 1));
  }
  await counter.close();
  return results;
}

function cpuPerOrder(submit: readonly SubmitResult[], waves: readonly WaveResult[]) {
  const at8 = submit.find(({ clients }) => clients === 8);
  const large = waves.at(-1);
  const waveCpu = large?.steps.filter(({ step }) => step !== "simulate") ?? [];
  return {
    submit: at8 ? at8.nodeCpuPerOrder + at8.postgresCpuPerOrder : Number.NaN,
    waveToStock:
      waveCpu.reduce((sum, step) => sum + step.nodeCpu + step.postgresCpu, 0) / (large?.accepted ?? 1),
  };
}

/** Keeps a result where the next one can be compared with it. */
function keepResult(at: string, name: string, result: object): void {
  const dir = path.resolve(import.meta.dirname, "..", ".data", "bench-results");
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, `${at.replaceAll(":", "-")}${name}.json`), JSON.stringify(result, null, 2));
}

/** A store whose account can pay, with an order of as many lines as the largest real ones have. */
async function benchBrowser(): Promise<number> {
  const server = await startOwnServer({ name: "bench-browser", isRehearsal: false, keep: options.keep });
  try {
    const world = { items: plan.items, submitStores: 8, waves: [] };
    await buildWorld(restClient({ url: server.url, token: await server.token("hq", "Bench hq") }), world);
    const [store = ""] = storesOn(world, "RS");
    const [body = "{}"] = orderBodies(world, [store], Math.min(300, world.items), 1);
    const { lines } = JSON.parse(body) as { lines: { item: string; qty: number }[] };
    say("typing in a browser");
    const spec = { ...server, store, items: world.items, lines, keystrokes: options.quick ? 12 : 150 };
    const typing = await measureTyping(spec, say);
    console.log(`\n${typingTable(typing)}\n\n${JSON.stringify(typing)}`);
    keepResult(new Date().toISOString(), "-browser", typing);
    return isTooLate(typing) ? 1 : 0;
  } finally {
    await server.stop();
  }
}

async function benchTills(): Promise<number> {
  const server = await startOwnServer({ name: "bench-tills", isRehearsal: true, keep: options.keep });
  try {
    const count = Number(positionals[0] ?? (options.quick ? 40 : 2_000));
    const result = await measureTills(server, count, say);
    console.log(`\n${tillsTable(result)}\n\n${JSON.stringify(result)}`);
    keepResult(new Date().toISOString(), "-tills", result);
    return result.violations.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function benchWalks(): Promise<number> {
  const walks = measureWalks(options.quick ? [20] : [20, 40, 60, 80, 100], options.quick ? 0.2 : 2, say);
  console.log(`\n${walkTable(walks)}\n\n${JSON.stringify(walks)}`);
  keepResult(new Date().toISOString(), "-walk", walks);
  return 0;
}

async function main(): Promise<number> {
  const server = await startOwnServer({
    name: "bench",
    isRehearsal: false,
    keep: options.keep,
    prepare: preloadStatementCounter,
  });
  try {
    const { result, isProved } = await measure(server);
    console.log(`\n${tablesOf(result)}\n\n${JSON.stringify(result)}`);
    keepResult(result.at, "", result);
    const isClean = result.submit.every(({ refused }) => Object.keys(refused).length === 0);
    if (!isClean) say(`orders were refused: ${JSON.stringify(result.submit.map(({ refused }) => refused))}`);
    return isProved && isClean ? 0 : 1;
  } finally {
    await server.stop();
  }
}

function chosen(): Promise<number> {
  if (options.jobs) return benchJobs(options, plan.items, say, keepResult);
  if (options.walk) return benchWalks();
  if (options.tills) return benchTills();
  if (options.funds) return benchFunds(options, say, keepResult);
  return options.browser ? benchBrowser() : main();
}

process.exitCode = await chosen().catch(explain);
