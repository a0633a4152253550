// `npm test` (everything) and, with --check, `npm run check` (all that takes under two minutes). Runs on Node 20
// without any dependency: it installs them, then hands over to Node 24.
import path from "node:path";
import process from "node:process";
import { handOver } from "./bootstrap/hand-over.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { takeFolder } from "./bootstrap/instance-lock.mjs";
import { explain } from "./bootstrap/say.mjs";

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "..");

async function main() {
  // A running `npm start` keeps the folder: then nothing is built under it, and only a current build is tested.
  const hasFolder = await takeFolder(root);
  if (hasFolder) await ensureInstalled(root);
  const { code } = await handOver(root, "scripts/verify.ts", process.argv.slice(2), {
    CI: "true",
    STORELINE_FOLDER: hasFolder ? "ours" : "taken",
  });
  return code;
}

process.exitCode = await main().catch(explain);
