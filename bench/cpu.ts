import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** CPU seconds that the web process and PostgreSQL with all its backends have used so far. */
export interface CpuUse {
  node: number;
  postgres: number;
}

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

interface Stat {
  parent: number;
  own: number;
  /** Of children that have ended and were waited for. */
  ofEndedChildren: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = (index: number) => Number(fields[index] ?? 0) / ticksPerSecond;
    return { parent: Number(fields[1]), own: ticks(11) + ticks(12), ofEndedChildren: ticks(13) + ticks(14) };
  } catch {
    return undefined;
  }
}

/** Reads what both have used. Linux only. */
export function cpuUse(webPid: number, postgresPid: number): CpuUse {
  const server = statOf(postgresPid);
  let postgres = (server?.own ?? 0) + (server?.ofEndedChildren ?? 0);
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat?.parent === postgresPid) postgres += stat.own;
  }
  return { node: statOf(webPid)?.own ?? 0, postgres };
}

export const cpuBetween = (before: CpuUse, after: CpuUse): CpuUse => ({
  node: after.node - before.node,
  postgres: after.postgres - before.postgres,
});
