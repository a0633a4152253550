import { readFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { asCounted, InstanceProblem, readInstance } from "@/server/wave/walk/instance";
import { planWalks } from "@/server/wave/walk/plan-walks";

const usage = `npm run --silent walk -- <instance.json> [--seconds 10] [--seed 1] [--steps n]
  Batches whole orders on carts and routes each batch by the shortest walk; prints {distance, batches} as JSON.
  The instance: {aisles, cellsPerAisle, cellLength, aisleEntry, aisleExit, aisleDistance, depot: {aisle, end: "front"|"back"},
  capacity, orders: [{id, picks: [{aisle, cell, qty}]}]}; aisles and cells count from 0, cells from the front.
  --seconds  for the whole run, nine tenths of them for the search
  --steps    so many steps of the search instead: the result is then the same every time`;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function numberOf(option: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  return text?.trim() !== "" && Number.isFinite(number) && number >= 0
    ? number
    : fail(`--${option} ${text}: not a number from 0 up.\n${usage}`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: "string" },
        seed: { type: "string" },
        steps: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    return { ...values, files: positionals };
  } catch (problem) {
    return fail(`${problem instanceof Error ? problem.message : problem}\n${usage}`);
  }
}

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (problem) {
    return fail(`${file}: ${problem instanceof Error ? problem.message : problem}`);
  }
}

function read(file: string) {
  try {
    return readInstance(readFile(file));
  } catch (problem) {
    if (problem instanceof InstanceProblem) fail(problem.message.replace(/^/gm, `${file}: `));
    throw problem;
  }
}

const given = readArguments();
if (given.help) {
  console.log(usage);
  process.exit(0);
}
const [file, ...more] = given.files;
if (file === undefined || more.length > 0) fail(usage);
const steps = given.steps === undefined ? undefined : numberOf("steps", given.steps, 0);
const seconds = numberOf("seconds", given.seconds, 10);
const seed = numberOf("seed", given.seed, 1);
const instance = read(file);
// The clock runs since the process began; the last tenth is for its start and end.
const budget = steps === undefined ? { seconds: 0.9 * seconds, from: 0 } : { steps };
process.stdout.write(`${JSON.stringify(asCounted(planWalks(instance.instance, budget, seed), instance))}\n`);
