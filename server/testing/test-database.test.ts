import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { freshDatabase } from "./test-database";

const databases = await Promise.all([freshDatabase(), freshDatabase()]);
afterAll(() => Promise.all(databases.map((database) => database.close())));

// Guarantees that test files cannot see one another's rows.
test("each fresh database is a copy of its own", async () => {
  const [first, second] = databases.map(({ db }) => sqlOf(db));
  await first?.unsafe("create table only_here (id int)");
  const rows = await second?.unsafe("select to_regclass('only_here') as found");
  expect(rows?.[0]?.found).toBeNull();
});

test("it speaks PostgreSQL 18 with ICU collation", async () => {
  const [first] = databases.map(({ db }) => sqlOf(db));
  const rows = await first?.unsafe("select current_setting('server_version_num')::int as version");
  expect(rows?.[0]?.version).toBeGreaterThanOrEqual(180_000);
});
