import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";

export const root = path.resolve(import.meta.dirname, "..", "..");

/** What one step of the check came to. */
export interface Outcome {
  passed: number;
  failed: number;
  /** Shown when something failed. */
  output: string;
}

export const counted = (isFine: boolean, output: string): Outcome => ({
  passed: isFine ? 1 : 0,
  failed: isFine ? 0 : 1,
  output,
});

interface Options {
  environment?: Record<string, string>;
  timeoutMs?: number;
  onLine?: (line: string) => void;
}

/** Runs a tool from node_modules/.bin under our Node, without standard input, and answers its exit code and its whole output. */
export function runTool(
  tool: string,
  args: string[],
  options: Options = {},
): Promise<{ code: number; output: string }> {
  const { environment, timeoutMs = 10 * 60_000, onLine } = options;
  const child = spawn(tool, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stopChild = () => child.kill("SIGTERM");
  process.once("exit", stopChild);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (onLine) for (const line of text.split("\n")) onLine(line);
    });
  }
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      output += `\n${tool} was stopped: it took longer than ${timeoutMs / 1000} s.\n`;
      child.kill("SIGTERM");
    }, timeoutMs);
    child.on("error", (error) => {
      output += `\n${error.message}\n`;
    });
    child.on("close", (code) => {
      clearTimeout(deadline);
      process.off("exit", stopChild);
      resolve({ code: code ?? 1, output: stripVTControlCharacters(output) });
    });
  });
}
