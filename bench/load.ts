import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import process from "node:process";
import type { LoadJob, LoadResult } from "./load-generator";

/** Starts the load generator; `run` answers one job's result, `stop` ends the process. */
export function loadGenerator() {
  const child = childOf("load-generator.ts");
  return {
    run: (job: LoadJob) => askOf<LoadResult>(child, job),
    stop: () => child.disconnect(),
  };
}

/** A program of this folder as a process of its own, under the same loader as this one. */
export const childOf = (file: string, environment: NodeJS.ProcessEnv = process.env): ChildProcess =>
  fork(path.join(import.meta.dirname, file), [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: environment,
  });

/** Sends one message and answers the next that comes back, `{result}` or `{error}`. */
export function askOf<R>(child: ChildProcess, message: object): Promise<R> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a process of the bench ended with code ${code}`));
    child.once("exit", ended);
    child.once("message", (answer: { result?: R; error?: string }) => {
      child.off("exit", ended);
      if (answer.error !== undefined) reject(new Error(answer.error));
      else resolve(answer.result as R);
    });
    child.send(message);
  });
}

/** The value below which the share `p` of ascending figures lies. */
export function percentile(ascending: readonly number[], p: number): number {
  if (ascending.length === 0) return Number.NaN;
  return ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * p) - 1)] ?? Number.NaN;
}

export const median = (figures: readonly number[]) =>
  percentile(
    [...figures].sort((a, b) => a - b),
    0.5,
  );
