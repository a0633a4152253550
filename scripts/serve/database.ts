import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { OperatorError, step } from "../bootstrap/say.mjs";

const RESTART_PAUSE_MS = 1_000;
const VERSION_MIN = 180_000;

export interface Database {
  isEmbedded: boolean;
  url: () => string;
  close: () => Promise<void>;
}

/** The server of `DATABASE_URL` when it is set, else the embedded one below `.data/`, which is kept running until `close`. */
export async function openDatabase(root: string): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await step("Connecting to DATABASE_URL", () => demandAnswer(given));
    return { isEmbedded: false, url: () => given, close: async () => {} };
  }
  const dir = path.join(root, ".data");
  const first = await step("Starting PostgreSQL 18", () => startEmbedded({ dir, purpose: "durable" }));
  return keepRunning(dir, first);
}

function keepRunning(dir: string, first: EmbeddedServer): Database {
  let server = first;
  let isClosing = false;
  const watch = async () => {
    while (!isClosing) {
      await server.ended;
      if (isClosing) return;
      process.stdout.write("… PostgreSQL ended unexpectedly, starting it again\n");
      try {
        server = await startEmbedded({ dir, purpose: "durable" });
      } catch (error) {
        process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
        await sleep(RESTART_PAUSE_MS * 5);
      }
      await sleep(RESTART_PAUSE_MS);
    }
  };
  void watch();
  return {
    isEmbedded: true,
    url: () => server.url,
    close: async () => {
      isClosing = true;
      await server.stop();
    },
  };
}

/** `user@host:port/name` of a connection string: what may be shown of it. */
function shown(url: string): string {
  try {
    const { username, host, pathname } = new URL(url);
    return `${username ? `${username}@` : ""}${host}${pathname}`;
  } catch {
    throw new OperatorError(
      "DATABASE_URL is not a connection string. It looks like postgres://user:password@host:5432/storeline",
    );
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "the host name is unknown",
  EAI_AGAIN: "the host name cannot be looked up",
  CONNECT_TIMEOUT: "it did not answer within 10 seconds",
  ETIMEDOUT: "it did not answer in time",
  "28P01": "it refuses the user or the password",
  "28000": "it refuses the user",
  "3D000": "there is no such database; create it first",
  "53300": "it has no connection left",
};

async function demandAnswer(url: string): Promise<void> {
  const name = shown(url);
  const sql = postgres(url, { max: 1, connect_timeout: 10, idle_timeout: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`;
    if (Number(row?.version) < VERSION_MIN) {
      throw new OperatorError(
        `The server of DATABASE_URL (${name}) is PostgreSQL ${Math.floor(Number(row?.version) / 10_000)}; 18 or newer is needed.`,
      );
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const problem = error as NodeJS.ErrnoException;
    const cause = reasons[problem.code ?? ""] ?? problem.message;
    throw new OperatorError(`The database of DATABASE_URL (${name}) cannot be used: ${cause}.`);
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}
