import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { connect, disconnect, sqlOf } from "./client";
import { isConnectionLost } from "./pg-error";

const patienceMs = 5_000;
let database: TestDatabase;
const escaped: unknown[] = [];
const note = (error: unknown) => escaped.push(error);

beforeAll(async () => {
  database = await freshDatabase(2);
  process.on("uncaughtException", note);
});
afterAll(async () => {
  process.off("uncaughtException", note);
  await database.close();
});

/** What came of it: a value, an error, or silence. */
const outcomeOf = (work: Promise<unknown>) =>
  Promise.race([
    work.then(
      () => "done",
      (error: unknown) => (isConnectionLost(error) ? "lost" : String(error)),
    ),
    sleep(patienceMs, "silence", { ref: false }),
  ]);

describe("a connection that PostgreSQL drops", () => {
  it("fails what ran on it, at once, and serves again", async () => {
    const db = connect(database.url, 4);
    const killer = sqlOf(database.db);
    for (let round = 0; round < 25; round += 1) {
      const transactions = Array.from({ length: 12 }, () =>
        outcomeOf(
          db.transaction(async (tx) => {
            const sql = sqlOf(tx);
            for (let statement = 0; statement < 20; statement += 1) await sql`select ${statement}::int4`;
          }),
        ),
      );
      const reads = Array.from({ length: 12 }, () => outcomeOf(sqlOf(db)`select ${round}::int4`.execute()));
      await sleep(round % 5);
      await killer`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      for (const outcome of await Promise.all([...transactions, ...reads])) {
        expect(["done", "lost"]).toContain(outcome.replace(/^PostgresError.*terminating.*/s, "lost"));
      }
    }
    const after = Array.from({ length: 8 }, () => outcomeOf(sqlOf(db)`select 1`.execute()));
    expect(await Promise.all(after)).toEqual(Array.from({ length: 8 }, () => "done"));
    expect(escaped).toEqual([]);
    await disconnect(db);
  }, 60_000);

  it("runs nothing of a lost transaction outside of it", async () => {
    const db = connect(database.url, 1);
    const sql = sqlOf(db);
    await sql`create table kept (n int4)`;
    let late: Promise<unknown> = Promise.resolve();
    const lost = db.transaction(async (tx) => {
      await sqlOf(tx)`insert into kept values (1)`;
      await sqlOf(database.db)`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      late = sleep(500).then(() => sqlOf(tx)`insert into kept values (2)`.execute());
      await late;
    });
    expect(await outcomeOf(lost)).toBe("lost");
    expect(await outcomeOf(sql`select 1`.execute())).toBe("done");
    expect(await outcomeOf(late)).toBe("lost");
    expect(await sql`select n from kept`).toEqual([]);
    expect(escaped).toEqual([]);
    await disconnect(db);
  }, 30_000);
});
