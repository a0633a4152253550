import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { connect, disconnect } from "@/db/client";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { endLeftover } from "@/db/embedded/leftover";
import { createToken, systemActor } from "@/server/auth";
import { createTokenInput } from "@/server/auth/schema";
import { ensureBuilt } from "../serve/build";
import { fillDatabase } from "../serve/seed";
import { supervise } from "../serve/supervise";

const root = path.resolve(import.meta.dirname, "..", "..");

interface Options {
  /** Names the data folder below `.data/`; it is emptied first. */
  name: string;
  /** Accepts `X-Now` although it is the production build. */
  isRehearsal: boolean;
  /** Leaves the data folder for a look afterwards. */
  keep?: boolean;
  /** Prepares the cluster before the server starts on it, such as a library that must be preloaded. */
  prepare?: (databaseUrl: string) => Promise<void>;
}

export interface OwnServer {
  url: string;
  databaseUrl: string;
  /** Where its data and its logs lie. */
  dir: string;
  webPid: () => number | undefined;
  workerPid: () => number | undefined;
  postgresPid: () => number;
  /** A new token without scope. */
  token: (role: string, name: string) => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * A Storeline of its own beside whatever runs in this folder: the production build on an empty embedded PostgreSQL with
 * full durability and a free port. Web, worker and PostgreSQL are started again when they are killed, as `npm start` does.
 */
export async function startOwnServer({ name, isRehearsal, keep, prepare }: Options): Promise<OwnServer> {
  process.env.STORELINE_SEED = "none";
  await ensureBuilt(root);
  const dir = await emptyFolder(name);
  if (prepare) {
    const first = await startEmbedded({ dir, purpose: "durable" });
    await prepare(first.url);
    await first.stop();
  }
  const postgres = await keepPostgres(dir);
  const databaseUrl = postgres.url();
  await fillDatabase(databaseUrl);
  const port = await freePort();
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: "127.0.0.1",
    STORELINE_RATE_LIMIT: "off",
    STORELINE_PHOTO_DIR: path.join(dir, "photos"),
    ...(isRehearsal ? { ALLOW_TIME_TRAVEL: "1", STORELINE_REHEARSAL: "1" } : {}),
  };
  const failed = Promise.withResolvers<never>();
  const [web, worker] = (["web", "worker"] as const).map((program) =>
    supervise({
      root,
      dir,
      name: program,
      isDev: false,
      environment,
      changed: () => {},
      gaveUp: failed.reject,
    }),
  );
  const stop = async () => {
    await Promise.all([web?.stop(), worker?.stop()]);
    await postgres.stop();
    if (!keep) rmSync(dir, { recursive: true, force: true });
  };
  process.once("SIGINT", () => void stop().then(() => process.exit(130)));
  process.once("SIGTERM", () => void stop().then(() => process.exit(143)));
  await Promise.race([Promise.all([web?.ready, worker?.ready]), failed.promise]).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    dir,
    webPid: () => web?.pid(),
    workerPid: () => worker?.pid(),
    postgresPid: postgres.pid,
    token: (role, tokenName) => newToken(databaseUrl, role, tokenName),
    stop,
  };
}

async function newToken(databaseUrl: string, role: string, name: string): Promise<string> {
  const db = connect(databaseUrl, 1);
  try {
    const input = createTokenInput.parse({ name, role, scope: { stores: [], dcs: [], accounts: [] } });
    return (await createToken(db, systemActor, input, new Date())).token;
  } finally {
    await disconnect(db);
  }
}

/** The embedded server, started again whenever it ends before `stop`. The port stays, so that pools find it again. */
async function keepPostgres(dir: string) {
  let server: EmbeddedServer = await startEmbedded({ dir, purpose: "durable" });
  let isStopping = false;
  const watch = async () => {
    for (;;) {
      await server.ended;
      if (isStopping) return;
      server = await startEmbedded({ dir, purpose: "durable" });
      if (isStopping) await server.stop();
    }
  };
  const watching = watch();
  return {
    url: () => server.url,
    pid: () => server.pid,
    stop: async () => {
      isStopping = true;
      await server.stop();
      await watching;
    },
  };
}

async function emptyFolder(name: string): Promise<string> {
  const dir = path.join(root, ".data", name);
  const owner = path.join(dir, "owner");
  if (existsSync(owner) && isAlive(Number(readFileSync(owner, "utf8")))) {
    throw new Error(`Another run of the ${name} uses ${dir}. Wait for it to end.`);
  }
  if (existsSync(dir)) await endLeftover(path.join(dir, "postgres"));
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(owner, String(process.pid));
  return dir;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  const probe = net.createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
