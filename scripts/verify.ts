// Everything that must be true before a change leaves this machine; with --check only what takes under two minutes.
import process from "node:process";
import { OperatorError, seconds, step } from "./bootstrap/say.mjs";
import { buildAll, isBuilt } from "./serve/build";
import { counted, type Outcome, root } from "./verify/command";
import { checkDrift, checkLayout, checkLint, checkTypes } from "./verify/static";
import { runJourneys, runVitest } from "./verify/tests";

const isQuick = process.argv.includes("--check");
const total = { passed: 0, failed: 0 };

process.on("disconnect", () => process.exit(130));
process.on("message", () => process.exit(130));
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => process.exit(130));

type Progress = (note: string) => void;

/** Runs one step, adds up its figures, and shows all of its output when something failed. */
async function verify(title: string, work: (progress: Progress) => Promise<Outcome>): Promise<boolean> {
  let outcome = counted(false, "");
  const start = Date.now();
  try {
    await step(title, async (progress) => {
      outcome = await work(progress);
      progress(`· ${outcome.passed} passed`);
      if (outcome.failed > 0) throw new OperatorError(outcome.output.trim());
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stdout.write(
      `✗ ${title} · ${outcome.failed} failed (${seconds(Date.now() - start)})\n\n${why}\n\n`,
    );
  }
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  return outcome.failed === 0;
}

async function buildForTests(progress: Progress): Promise<Outcome> {
  if (isBuilt(root)) return counted(true, "");
  if (process.env.STORELINE_FOLDER === "taken") {
    throw new OperatorError(
      "Storeline runs in this folder and its sources have changed: stop it, so that they can be built.",
    );
  }
  await buildAll(root, progress);
  return counted(true, "");
}

await verify("Types", checkTypes);
await verify("Lint and format", checkLint);
await verify("Import map and file length", checkLayout);
await verify("Migrations match the schema", checkDrift);
if (isQuick) {
  await verify("Rule tests", (progress) => runVitest(progress, "rules"));
} else {
  await verify("Rule and command tests", (progress) => runVitest(progress));
  const isReady = await verify("Production build", buildForTests);
  if (isReady) await verify("Journeys in Chromium", runJourneys);
}

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 ? 1 : 0);
