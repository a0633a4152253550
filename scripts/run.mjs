// Runs one of Storeline's own commands: `node scripts/run.mjs <module.ts> [arguments]`. Runs on Node 20 without any
// dependency. The command gets the database that `npm start` serves, or the embedded one for as long as it runs.
import path from "node:path";
import process from "node:process";
import { handOver } from "./bootstrap/hand-over.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { takeFolder } from "./bootstrap/instance-lock.mjs";
import { endLeftovers, forgetRun, readRun } from "./bootstrap/run-file.mjs";
import { explain, OperatorError } from "./bootstrap/say.mjs";

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "..");

async function main() {
  const [module, ...args] = process.argv.slice(2);
  if (!module) throw new OperatorError("Which command? node scripts/run.mjs <module.ts> [arguments]");
  const environment = /** @type {Record<string, string>} */ ({});
  if (await takeFolder(root)) {
    await endLeftovers(root);
    forgetRun(root);
    await ensureInstalled(root);
  } else if (!process.env.DATABASE_URL) {
    const { databaseUrl } = readRun(root);
    if (!databaseUrl)
      throw new OperatorError(
        "Another Storeline command works in this folder just now. Try again when it has finished.",
      );
    environment.DATABASE_URL = databaseUrl;
  }
  const { code } = await handOver(root, "scripts/run-command.ts", [module, ...args], environment);
  return code;
}

process.exitCode = await main().catch(explain);
