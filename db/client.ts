import net from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";
import { keepAnswersWhole } from "./whole-answers";

/** Connections one process holds: about four per core; more only queue inside PostgreSQL instead of in the application. */
const CONNECTIONS_MAX = 8;

/** Seconds until a lost connection is tried again: at once at first, and never so late that somebody waits for it. */
const secondsToRetry = (attempt: number) => Math.min(0.05 * 2 ** attempt, 1);

/** int8 arrives as a number, checked: a figure that JavaScript cannot hold exactly is a defect, never a rounding. */
const exactBigint = {
  to: 20,
  from: [20],
  serialize: (value: number | bigint) => value.toString(),
  parse: (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new Error(`int8 beyond exact range: ${text}`);
    return value;
  },
};

/** Where a connection goes, as the driver has read it from the address. */
interface Target {
  host: string[];
  port: number[];
  path?: string | undefined;
}

/**
 * Connects to the hosts of an address in turn, as the driver itself does, but sends small packets at once (`TCP_NODELAY`): the end of a
 * COPY is one of its own, which would wait 40 ms for PostgreSQL to acknowledge the one before.
 */
function socketFactory() {
  let turn = 0;
  return ({ host: hosts, port: ports, path }: Target) => {
    if (path) return net.connect({ path });
    const host = hosts[turn % hosts.length];
    const port = ports[turn % ports.length] ?? 5432;
    turn += 1;
    // The driver asks the certificate for the host that it finds here.
    return Object.assign(net.connect({ host, port, noDelay: true }), { host });
  };
}

/** Opens a pool on the database at `url`. `max` bounds its connections. */
export function connect(url: string, max = CONNECTIONS_MAX) {
  const client = postgres(url, {
    // The driver's types leave it out.
    ...({ socket: socketFactory() } as object),
    max,
    idle_timeout: 60,
    max_lifetime: 1800,
    connect_timeout: 10,
    backoff: secondsToRetry,
    types: { bigint: exactBigint },
    onnotice: () => {},
    connection: {
      application_name: "storeline",
      TimeZone: "UTC",
      statement_timeout: 120_000,
      idle_in_transaction_session_timeout: 120_000,
    },
  });
  keepAnswersWhole(client as postgres.Sql);
  return drizzle(client, { schema, casing: "snake_case" });
}

export type Db = ReturnType<typeof connect>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
export type DbOrTx = Db | Tx;
export type Sql = postgres.Sql<{ bigint: number }>;
/** A piece of a statement, to be put into another one. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

const globals = globalThis as typeof globalThis & { storelineDb?: Db };

/** The process's one pool, opened at first use; it survives hot reloads. Needs `DATABASE_URL`. */
export function getDb(): Db {
  if (!globals.storelineDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set: start Storeline with `npm start`.");
    globals.storelineDb = connect(url);
  }
  return globals.storelineDb;
}

/** Ends the pool of a script or a test. */
export async function disconnect(db: Db): Promise<void> {
  await db.$client.end({ timeout: 5 });
}

/**
 * The postgres.js tag under Drizzle's handle: in a transaction it runs in that transaction. For statements that move
 * whole sets and for hot reads: they are prepared once per connection, which Drizzle's builder does not do.
 * Dates go in as ISO strings with a cast, because Drizzle has replaced the client's date types.
 */
export function sqlOf(db: DbOrTx): Sql {
  if ("$client" in db) return db.$client as unknown as Sql;
  return (db as unknown as { session: { client: Sql } }).session.client;
}
