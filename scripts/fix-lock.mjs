// `npm run relock`: after npm has written package-lock.json, names every optional package that it left out.
//
// A registry mirror that lacks the binaries of other platforms makes npm drop them from the lock; `npm ci` then calls
// the lock out of sync. A stub (version, system, processor) is enough for `npm ci` to know them and to skip them here.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const SYSTEMS = [
  "linux",
  "darwin",
  "win32",
  "freebsd",
  "openbsd",
  "netbsd",
  "android",
  "sunos",
  "aix",
  "openharmony",
];
const PROCESSORS = [
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "s390x",
  "riscv64",
  "loong64",
  "mips64el",
  "mipsel",
  "wasm32",
];

/** @typedef {{ version?: string, resolved?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */

/**
 * Where Node would look for `name` from the package at `from`: its own node_modules first, then each one above.
 * @param {Record<string, Entry>} packages @param {string} from @param {string} name
 */
export function findInLock(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === "") return undefined;
  }
}

/** @param {string} name @returns {Pick<Entry, "os" | "cpu" | "libc">} */
function platformOf(name) {
  const words = name.replace(/windows/, "win32").split(/[-/@]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (words.includes("armv7")) cpu.push("arm");
  const libc = words.some((word) => word === "musl" || word === "musleabihf")
    ? ["musl"]
    : words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : [];
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }), ...(libc.length > 0 && { libc }) };
}

/**
 * Adds the stubs and answers their names.
 * @param {Record<string, Entry>} packages
 */
export function addStubs(packages) {
  const added = [];
  for (const [from, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (findInLock(packages, from, name)) continue;
      const version = range.replace(/^[\^~>=\s]+/, "");
      packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev && { dev: true }),
        optional: true,
        ...platformOf(name),
      };
      added.push(name);
    }
  }
  return added;
}

if (process.argv[1] === import.meta.filename) {
  const file = path.resolve(import.meta.dirname, "..", "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = addStubs(lock.packages);
  for (const entry of Object.values(/** @type {Record<string, Entry>} */ (lock.packages)))
    delete entry.resolved;
  const [rootEntry, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([rootEntry, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${added.length} optional packages named that npm had left out\n`);
}
