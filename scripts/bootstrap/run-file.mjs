// Runs on Node 20 without any dependency.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What runs in this folder, on file for the next start and for `npm run` commands: `.data/run.json`.
 * @typedef {{ pid: number, born: string }} Process
 * @typedef {{ processes: Process[], url?: string, databaseUrl?: string }} Run
 */

/** @param {string} root */
const fileIn = (root) => path.join(root, ".data", "run.json");

/**
 * When a process was born: a number that the system gave to somebody else later is told apart by it.
 * @param {number} pid
 * @returns {string | undefined} undefined: no such process
 */
export function bornAt(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : fields[19];
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} root @returns {Run} */
export function readRun(root) {
  try {
    const run = JSON.parse(readFileSync(fileIn(root), "utf8"));
    return Array.isArray(run.processes) ? run : { processes: [] };
  } catch {
    return { processes: [] };
  }
}

/** @param {string} root @param {Run} run */
export function writeRun(root, run) {
  mkdirSync(path.dirname(fileIn(root)), { recursive: true });
  writeFileSync(`${fileIn(root)}.new`, `${JSON.stringify(run)}\n`, { mode: 0o600 });
  renameSync(`${fileIn(root)}.new`, fileIn(root));
}

/**
 * Notes a helper (npm, the build) for as long as it runs: killed half-way, the next start ends it before it begins its own.
 * @param {string} root @param {import("node:child_process").ChildProcess} child
 */
export function noteHelper(root, child) {
  const born = child.pid === undefined ? undefined : bornAt(child.pid);
  if (child.pid === undefined || born === undefined) return;
  const helper = { pid: child.pid, born };
  const run = readRun(root);
  writeRun(root, { ...run, processes: [...run.processes, helper] });
  child.once("exit", () => {
    const now = readRun(root);
    writeRun(root, { ...now, processes: now.processes.filter(({ pid }) => pid !== helper.pid) });
  });
}

/** @param {string} root */
export const forgetRun = (root) => rmSync(fileIn(root), { force: true });

/**
 * Ends what a killed run left behind. Its processes notice by themselves that their launcher is gone; those that have
 * not after five seconds are killed. Needs the folder's lock.
 * @param {string} root
 * @returns {Promise<boolean>} true when there was something
 */
export async function endLeftovers(root) {
  const left = readRun(root).processes.filter(({ pid, born }) => bornAt(pid) === born);
  if (left.length === 0) return false;
  for (let waited = 0; waited < 5_000; waited += 100) {
    if (left.every(({ pid, born }) => bornAt(pid) !== born)) return true;
    if (waited === 1_000) signal(left, "SIGTERM");
    await sleep(100);
  }
  signal(left, "SIGKILL");
  await sleep(200);
  return true;
}

/** @param {Process[]} processes @param {NodeJS.Signals} name */
function signal(processes, name) {
  for (const { pid, born } of processes) {
    if (bornAt(pid) !== born) continue;
    try {
      process.kill(pid, name);
    } catch {
      // Ended meanwhile.
    }
  }
}
