import postgres from "postgres";

/** Prepares a cluster so that it counts the statements sent to it. Takes effect at its next start. */
export async function preloadStatementCounter(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`alter system set shared_preload_libraries = 'pg_stat_statements'`;
  await sql.end();
}

/** Counts the statements that the application sends (`track = top`: what a function runs inside is not counted). */
export async function statementCounter(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create extension if not exists pg_stat_statements`;
  const [database] = await sql`select oid from pg_database where datname = current_database()`;
  return {
    reset: async () => {
      await sql`select pg_stat_statements_reset()`;
    },
    read: async (): Promise<number> => {
      const [row] = await sql`
        select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
        where dbid = ${database?.oid} and query not like '%pg_stat_statements%' and query !~* '^(begin|commit)'`;
      return Number(row?.calls);
    },
    /** The statements that took longest since the reset: where to look first. */
    slowest: (count: number) => sql<{ query: string; calls: number; seconds: number; rows: number }[]>`
      select left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 160) as query, calls::int, total_exec_time / 1000 as seconds, rows::int
      from pg_stat_statements where dbid = ${database?.oid} order by total_exec_time desc limit ${count}`,
    /** Starts each measurement from a cluster that owes the disk nothing. */
    settle: async () => {
      await sql`checkpoint`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

export type StatementCounter = Awaited<ReturnType<typeof statementCounter>>;
