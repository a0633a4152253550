import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Binaries, canReach } from "./binaries";
import type { Layout } from "./layout";
import { fullDiskSentence, OperatorError, tellsOfFullDisk } from "./operator-error";
import { freePort, newPassword, readSecrets, rememberSecrets } from "./secrets";
import type { ServerAccount } from "./server-account";

export const POSTGRES_MAJOR = "18";

/** What a PostgreSQL program may see of our environment: nothing that would change its locale or its defaults. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return { PATH, TMPDIR, LC_MESSAGES: "C", TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
}

/**
 * How to name the data directory to a program that runs in it under another account. Folders above it may be closed to
 * that account (a clone below /root): the working directory is then reached through the kernel instead of by its path.
 */
export const dataDirFor = (account: ServerAccount, dataDir: string) =>
  canReach(account, dataDir) ? dataDir : "/proc/self/cwd";

async function initialise(
  binaries: Binaries,
  account: ServerAccount,
  target: string,
  password: string,
): Promise<void> {
  const passwordFile = `${target}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const stdin = openSync(passwordFile, "r");
  rmSync(passwordFile);
  try {
    const child = spawn(
      binaries.initdb,
      [
        `--pgdata=${dataDirFor(account, target)}`,
        "--username=storeline",
        "--pwfile=/dev/stdin",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=icu",
        "--icu-locale=und",
        "--locale=C",
        "--data-checksums",
        "--no-instructions",
      ],
      { cwd: target, env: cleanEnvironment(), stdio: [stdin, "pipe", "pipe"], ...account },
    );
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    if (code === 0) return;
    if (tellsOfFullDisk(output)) throw new OperatorError(fullDiskSentence(target));
    throw new OperatorError(
      `PostgreSQL could not create its data directory: ${output.trim().split("\n").slice(-3).join(" ")}`,
    );
  } finally {
    closeSync(stdin);
  }
}

/** The cluster exists but its password is lost: a server in single-user mode takes a new one. */
function resetPassword(binaries: Binaries, account: ServerAccount, dataDir: string, password: string): void {
  const result = spawnSync(binaries.postgres, ["--single", "-D", dataDirFor(account, dataDir), "postgres"], {
    cwd: dataDir,
    env: cleanEnvironment(),
    input: `alter user storeline password '${password}'\n`,
    encoding: "utf8",
    ...account,
  });
  if (result.status !== 0)
    throw new OperatorError(`PostgreSQL refused a new password: ${result.stderr.trim().split("\n").at(-1)}`);
}

/**
 * Makes the cluster when there is none, in a folder beside it that is renamed when complete: a run killed half-way
 * leaves nothing that looks like data. Afterwards port and password are on file.
 */
export async function ensureCluster(
  layout: Layout,
  binaries: Binaries,
  account: ServerAccount,
): Promise<void> {
  const { dir, dataDir } = layout;
  const known = readSecrets(dir);
  const versionFile = path.join(dataDir, "PG_VERSION");
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, "utf8").trim();
    if (version !== POSTGRES_MAJOR) {
      throw new OperatorError(
        `The data in ${dataDir} were written by PostgreSQL ${version}; this release runs ${POSTGRES_MAJOR}. Restore a backup into an empty folder (docs/operations.md).`,
      );
    }
    if (known) return;
    const password = newPassword();
    resetPassword(binaries, account, dataDir, password);
    rememberSecrets(dir, { port: await freePort(), password });
    return;
  }
  const target = `${dataDir}.new`;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { mode: 0o700 });
  if (account) chownSync(target, account.uid, account.gid);
  const secrets = { port: await freePort(known?.port), password: newPassword() };
  await initialise(binaries, account, target, secrets.password);
  rememberSecrets(dir, secrets);
  renameSync(target, dataDir);
}
