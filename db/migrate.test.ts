import { afterAll, expect, test } from "vitest";
import { freshDatabase } from "@/server/testing/test-database";
import { sqlOf } from "./client";
import { migrateDatabase } from "./migrate";

const { db, url, close } = await freshDatabase();
afterAll(close);

const applied = () => sqlOf(db)`select * from drizzle.__drizzle_migrations order by id`;

test("a database that is up to date is left as it is, also by two at once", async () => {
  const before = await applied();
  expect(before.length).toBeGreaterThan(0);
  expect(await Promise.all([migrateDatabase(url), migrateDatabase(url)])).toEqual([0, 0]);
  expect(await applied()).toEqual(before);
});

test("a database that a newer release has migrated is refused with a sentence, untouched", async () => {
  const sql = sqlOf(db);
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', ${String(Date.now() + 86_400_000)}::bigint)`;
  const before = await applied();
  await expect(migrateDatabase(url)).rejects.toThrow(
    /migrated by a newer release of Storeline.*Update this folder/,
  );
  expect(await applied()).toEqual(before);
});
