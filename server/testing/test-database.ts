import postgres from "postgres";
import { inject } from "vitest";
import { connect, type Db, disconnect } from "@/db/client";

import { TEMPLATE } from "./template-name";

export interface TestDatabase {
  db: Db;
  url: string;
  close: () => Promise<void>;
}

/**
 * A migrated, empty database of its own for one test file: a file copy of the run's template. `connections` bounds its
 * pool; a race of n clients wants n of them. `close` ends the pool and drops the database.
 */
export async function freshDatabase(connections = 16): Promise<TestDatabase> {
  const clusterUrl = inject("testClusterUrl");
  const name = `test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await onCluster(
    clusterUrl,
    (sql) => sql`create database ${sql(name)} template ${sql(TEMPLATE)} strategy file_copy`,
  );
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  const db = connect(url.href, connections);
  return {
    db,
    url: url.href,
    close: async () => {
      await disconnect(db);
      await onCluster(clusterUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    },
  };
}

async function onCluster(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
