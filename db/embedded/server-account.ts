import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { OperatorError } from "./operator-error";

/** The operating system account that PostgreSQL runs under; undefined: the one that runs Storeline. */
export type ServerAccount = { uid: number; gid: number } | undefined;

function lookUp(name: string): ServerAccount {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function create(): ServerAccount {
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "storeline"],
      {
        stdio: "ignore",
      },
    );
    return lookUp("storeline");
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. For root: the owner of existing data; else the account `postgres` or `storeline`,
 * made when neither exists; else `nobody`. For everybody else: themselves, and data of another account are refused.
 */
export function serverAccount(dataDir: string): ServerAccount {
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new OperatorError(
        `The data in ${dataDir} belong to another user (uid ${owner.uid}). Start Storeline as the user who started it first, or as root.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp("postgres") ?? lookUp("storeline") ?? create() ?? lookUp("nobody");
  if (!account)
    throw new OperatorError(
      "PostgreSQL cannot run as root and no other user exists. Start Storeline as an ordinary user.",
    );
  return account;
}
