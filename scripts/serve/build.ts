import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { demandRoom } from "../bootstrap/install.mjs";
import { noteHelper } from "../bootstrap/run-file.mjs";
import { OperatorError, step } from "../bootstrap/say.mjs";

const SOURCES = [
  "app",
  "server",
  "db",
  "public",
  "package.json",
  "package-lock.json",
  "next.config.js",
  "proxy.ts",
  "messages",
  "postcss.config.mjs",
  "tsconfig.json",
];
const ROOM_TO_BUILD = 700 * 1024 ** 2;

function* filesBelow(file: string): Generator<string> {
  if (!existsSync(file)) return;
  const entries = readdirSync(file, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const child = path.join(file, entry.name);
    if (entry.isDirectory()) yield* filesBelow(child);
    else if (!/\.(test\.tsx?|md)$/.test(entry.name)) yield child;
  }
}

/** A fingerprint of everything that goes into the build. */
function fingerprint(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    const file = path.join(root, source);
    const files = path.extname(source) ? [file].filter(existsSync) : [...filesBelow(file)];
    for (const each of files) hash.update(path.relative(root, each)).update(readFileSync(each));
  }
  return hash.digest("hex");
}

const stampIn = (root: string) => path.join(root, ".next", "storeline-build");

/** True when `.next` holds a complete build of these sources. */
export function isBuilt(root: string): boolean {
  const stamp = stampIn(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(root);
}

/** Builds pages and processes when the sources have changed since the last complete build. */
export async function ensureBuilt(root: string): Promise<void> {
  if (!isBuilt(root)) await step("Building", (progress) => buildAll(root, progress));
}

/** Builds pages and processes; the stamp that makes the build count is written last. */
export async function buildAll(root: string, progress: (note: string) => void): Promise<void> {
  demandRoom(root, ROOM_TO_BUILD);
  const wanted = fingerprint(root);
  rmSync(stampIn(root), { force: true });
  await buildPages(root, progress);
  await buildProcesses(root);
  writeFileSync(stampIn(root), wanted);
}

/** The web and the worker process as one file each: they start faster than from source, and run what was built. */
async function buildProcesses(root: string): Promise<void> {
  await build({
    entryPoints: ["web", "worker"].map((name) => path.join(root, "server", `${name}.ts`)),
    outdir: path.join(root, ".next", "processes"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    packages: "external",
    alias: { "@": root },
    sourcemap: "linked",
    logLevel: "silent",
  });
}

async function buildPages(root: string, progress: (note: string) => void): Promise<void> {
  const logFile = path.join(root, ".data", "log", "build.log");
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  log.on("error", () => {});
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  noteHelper(root, child);
  process.once("exit", () => child.kill());
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
      log.write(chunk);
      if (/Generating static pages/.test(String(chunk))) progress("pages");
      else if (/Collecting page data/.test(String(chunk))) progress("page data");
    });
  }
  const code = await new Promise<number>((resolve) => child.on("close", (status) => resolve(status ?? 1)));
  log.end();
  if (code === 0) return;
  if (/ENOSPC|no space left/i.test(output)) {
    throw new OperatorError(
      `The disk that holds ${root} is full: the build needs about 0.7 GB. Free some space and start again.`,
    );
  }
  const tail = output.trim().split("\n").slice(-12).join("\n  ");
  throw new OperatorError(`The build failed; all of it is in .data/log/build.log. Its end:\n  ${tail}`);
}
