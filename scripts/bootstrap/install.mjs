// Runs on Node 20 without any dependency.
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, statfsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { mendDriver } from "./mend-driver.mjs";
import { noteHelper } from "./run-file.mjs";
import { OperatorError, step } from "./say.mjs";

const GB = 1024 ** 3;
const NODE_MIN = [22, 18];

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * True when node_modules is what package-lock.json says. npm writes its own list last, so an interrupted install has none.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = packagesIn(path.join(root, "package-lock.json"));
  const present = packagesIn(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted)
    throw new OperatorError("package-lock.json is missing or damaged: restore it from the repository.");
  if (!present) return false;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === "" || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

/** @param {string} root */
function share(root) {
  const names = Object.entries(packagesIn(path.join(root, "package-lock.json")) ?? {})
    .filter(([name, entry]) => name !== "" && !entry.optional)
    .map(([name]) => path.join(root, name, "package.json"));
  return () =>
    Math.round((names.filter((file) => existsSync(file)).length / Math.max(1, names.length)) * 100);
}

const megabytes = (/** @type {number} */ bytes) => Math.floor(bytes / 1024 ** 2);

/**
 * Refuses to begin what the disk cannot hold.
 * @param {string} root @param {number} bytes
 */
export function demandRoom(root, bytes) {
  const disk = statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (free >= bytes) return;
  throw new OperatorError(
    `The disk that holds ${root} is full: ${megabytes(free)} MB are free, ${megabytes(bytes)} MB are needed. Free some space and start again; nothing that was committed is lost.`,
  );
}

/**
 * Installs exactly what package-lock.json names, unless it is there already, and repairs the driver in it.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (!isInstalled(root)) await install(root);
  mendDriver(root);
}

/** @param {string} root */
async function install(root) {
  demandRoom(root, 1.8 * GB);
  await step("Installing dependencies", async (progress) => {
    const percent = share(root);
    const timer = setInterval(() => progress(`${percent()} %`), 1_000);
    const { code, output } = await npmCi(root).finally(() => clearInterval(timer));
    if (code === 0) return;
    if (/ENOSPC|no space left/i.test(output)) {
      throw new OperatorError(
        `The disk that holds ${root} is full: about 2 GB are needed for the dependencies and the build.`,
      );
    }
    const reason = output
      .split("\n")
      .filter((line) => /npm (error|ERR!)/.test(line) && !/log of this run|A complete log/.test(line))
      .slice(0, 3)
      .map((line) => line.replace(/npm (error|ERR!)\s*/, ""))
      .join(" ");
    throw new OperatorError(
      `npm could not install the dependencies: ${reason || "see the log."} (All of it is in .data/log/install.log.)`,
    );
  });
}

/** @param {string} root @returns {Promise<{ code: number, output: string }>} */
function npmCi(root) {
  const logDir = path.join(root, ".data", "log");
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(path.join(logDir, "install.log"));
  log.on("error", () => {});
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.c?js$/.test(npm) && path.basename(npm).startsWith("npm");
  const child = isScript
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
    : spawn("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  noteHelper(root, child);
  const stop = () => {
    child.kill();
    process.exit(130);
  };
  process.once("SIGTERM", stop).once("SIGINT", stop).once("SIGHUP", stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
      log.write(chunk);
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: `npm error ${error.message}` }));
    child.on("close", (code) => {
      log.end();
      process.off("SIGTERM", stop).off("SIGINT", stop).off("SIGHUP", stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * The Node that runs everything: the one that package-lock.json pins, else the system's when it is new enough.
 * @param {string} root
 */
export function pinnedNode(root) {
  const pinned = path.join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [majorMin = 0, minorMin = 0] = NODE_MIN;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return process.execPath;
  throw new OperatorError(
    `Node ${NODE_MIN.join(".")} or newer is needed on ${process.platform} ${process.arch}; this is ${process.versions.node}.`,
  );
}
