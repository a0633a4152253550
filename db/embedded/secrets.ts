import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** How to reach a cluster: kept beside it in `postgres.json`, readable by its owner only. */
export interface Secrets {
  port: number;
  password: string;
}

const fileIn = (dir: string) => path.join(dir, "postgres.json");

/** The remembered port and password, or undefined when the file is missing or damaged. */
export function readSecrets(dir: string): Secrets | undefined {
  try {
    const { port, password } = JSON.parse(readFileSync(fileIn(dir), "utf8"));
    return Number.isInteger(port) && typeof password === "string" ? { port, password } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that a crash leaves the old file or the new one. */
export function rememberSecrets(dir: string, secrets: Secrets): void {
  const unfinished = `${fileIn(dir)}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  renameSync(unfinished, fileIn(dir));
}

export const newPassword = () => randomBytes(24).toString("base64url");

export const urlOf = ({ port, password }: Secrets, database: string) =>
  `postgres://storeline:${password}@127.0.0.1:${port}/${database}`;

const listenOnce = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : undefined));
    });
  });

/** The wished port when it is free, else any free one. */
export async function freePort(wished = 0): Promise<number> {
  const port = (await listenOnce(wished)) ?? (await listenOnce(0));
  if (port === undefined) throw new Error("no free TCP port on 127.0.0.1");
  return port;
}
