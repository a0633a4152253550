import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "@playwright/test";
import { OperatorError } from "../bootstrap/say.mjs";
import { runTool } from "./command";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const starts = (file: string) =>
  spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

function find(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new OperatorError(`CHROMIUM_PATH names ${given}, which does not start.`);
  }
  for (const name of NAMES) {
    const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    const file = stdout.trim();
    if (status === 0 && starts(file)) return file;
  }
  const own = chromium.executablePath();
  return existsSync(own) && starts(own) ? own : undefined;
}

/**
 * A Chromium that starts: the system's, else one that the machine lets us get (its package manager as root, else
 * Playwright's download). Where neither works, a sentence says what to do.
 */
export async function ensureChromium(progress: (note: string) => void): Promise<string> {
  const present = find();
  if (present) return present;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("sh", ["-c", "command -v apt-get"]).status === 0) {
    progress("installing Chromium with apt-get");
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    await runTool("apt-get", ["update", "-q"], { environment });
    await runTool("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { environment });
    const installed = find();
    if (installed) return installed;
  }
  progress("downloading Chromium");
  await runTool("playwright", ["install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
  const downloaded = find();
  if (downloaded) return downloaded;
  throw new OperatorError(
    "The journeys need a Chromium and this machine gave none. Install one (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH, then run npm test again.",
  );
}
