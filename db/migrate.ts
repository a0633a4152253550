import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { OperatorError } from "./embedded/operator-error";

/** Any fixed number: two starts on one database take turns. */
const MIGRATION_LOCK = 7_205_118;
const folder = path.join(import.meta.dirname, "migrations");

interface Journal {
  entries: { when: number; tag: string }[];
}

/** The migrations of this release, oldest first. */
function journal(): Journal["entries"] {
  const file = path.join(folder, "meta", "_journal.json");
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, "utf8")) as Journal).entries;
}

/**
 * Brings the database at `url` to this release, in one transaction per run and under a lock, so that repeating it or
 * running it twice at once changes nothing more. A database that a newer release has migrated is refused untouched.
 * Answers how many migrations were applied.
 */
export async function migrateDatabase(url: string): Promise<number> {
  const ours = journal();
  const newest = ours.at(-1);
  if (!newest) return 0;
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "storeline-migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const applied = await appliedMigrations(sql);
    if (applied.some((when) => when > newest.when)) {
      throw new OperatorError(
        `The database was migrated by a newer release of Storeline than this one (which knows ${newest.tag}). Update this folder, or restore a backup made with this release.`,
      );
    }
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return ours.length - applied.length;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function appliedMigrations(sql: postgres.Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!table?.exists) return [];
  const rows = await sql`select created_at from drizzle.__drizzle_migrations`;
  return rows.map((row) => Number(row.created_at));
}
