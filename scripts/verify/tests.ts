import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureChromium } from "./chromium";
import { type Outcome, root, runTool } from "./command";

type Progress = (note: string) => void;

/** Long enough for a slow machine with other work; what hangs is still stopped. */
const patienceMs = 40 * 60_000;

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

function reportFile(name: string): string {
  const dir = path.join(root, "test-results");
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, name);
  rmSync(file, { force: true });
  return file;
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Vitest over one project (`rules` knows values only) or over all. A file that does not load counts as one failure. */
export async function runVitest(progress: Progress, project?: "rules"): Promise<Outcome> {
  const file = reportFile("vitest.json");
  let files = 0;
  const { code, output } = await runTool(
    "vitest",
    [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...(project ? ["--project", project] : []),
    ],
    {
      timeoutMs: patienceMs,
      onLine: (line) => {
        if (/^\s*[✓✗×❯] /.test(line)) progress(`${++files} files`);
      },
    },
  );
  const report = readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, output };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}

/** The journeys in a real Chromium, against the production build on a database of their own. */
export async function runJourneys(progress: Progress): Promise<Outcome> {
  if (globSync("e2e/**/*.spec.ts", { cwd: root }).length === 0) return { passed: 0, failed: 0, output: "" };
  const chromium = await ensureChromium(progress);
  const file = reportFile("playwright.json");
  let done = 0;
  const { code, output } = await runTool("playwright", ["test", "--reporter=list,json"], {
    environment: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    timeoutMs: patienceMs,
    onLine: (line) => {
      if (/^\s*([✓✘×]|ok|x)\s+\d+ /.test(line)) progress(`${++done}`);
    },
  });
  const report = readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1, output };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: code !== 0 && failed === 0 ? Math.max(1, report.errors.length) : failed,
    output,
  };
}
