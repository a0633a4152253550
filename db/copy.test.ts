import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { type Sql, sqlOf, type Tx } from "./client";
import { copyInto } from "./copy";
import { isConnectionLost, pgErrorOf, violates } from "./pg-error";

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await freshDatabase(2);
  sql = sqlOf(database.db);
  await sql.unsafe("create table copied (id int8 primary key check (id <> 13), word text, is_odd bool)");
});
afterAll(() => database.close());

type Row = [number, string | null, boolean];
const copy = (tx: Tx, rows: Row[]) => copyInto(tx, "copied (id, word, is_odd)", rows, (row) => row);
const copyAlone = (rows: Row[]) => database.db.transaction((tx) => copy(tx, rows));
const countRows = async () =>
  (await sql<{ rows: number }[]>`select count(*)::int4 as rows from copied`)[0]?.rows;

describe("copyInto", () => {
  it("keeps numbers, texts of every kind, yes and no, and nothing", async () => {
    const rows: Row[] = [
      [-1, "", false],
      [2 ** 53 - 1, "tab\t line\n return\r back\\slash \\N \\.", true],
      [3, "\\.", true],
      [4, "报货单 “quoted” {a,b}", false],
      [5, null, true],
    ];
    await copyAlone(rows);
    const kept = await sql`select id, word, is_odd from copied order by id`;
    expect(kept.map((row) => Object.values(row))).toEqual(rows.sort(([a], [b]) => a - b));
  });

  it("takes more rows than are sent at once, and none", async () => {
    const before = (await countRows()) ?? 0;
    await copyAlone(Array.from({ length: 20_000 }, (_, n): Row => [n + 1_000, `row ${n}`, n % 2 === 1]));
    await copyAlone([]);
    expect(await countRows()).toBe(before + 20_000);
  });

  it.each([
    [
      "the last row",
      [
        [900, "a", true],
        [901, "b", true],
        [900, "c", true],
      ],
      "copied_pkey",
    ],
    [
      "a row in the middle of many",
      Array.from({ length: 20_000 }, (_, n): Row => [n - 20_000, "x".repeat(40), false]).with(9, [
        13,
        "",
        true,
      ]),
      "copied_id_check",
    ],
  ] as [string, Row[], string][])("answers why %s is refused, and goes on", async (_, rows, constraint) => {
    const before = await countRows();
    await database.db.transaction(async (tx) => {
      await expect(tx.transaction((inner) => copy(inner, rows))).rejects.toSatisfy((error) =>
        violates(error, constraint),
      );
      await copy(tx, [[1_000_000 + (before ?? 0), "after it", true]]);
    });
    expect(await countRows()).toBe((before ?? 0) + 1);
  });

  it("fails when a column is unknown and when the connection is lost", async () => {
    const unknown = database.db.transaction((tx) => copyInto(tx, "copied (size)", [1], (size) => [size]));
    await expect(unknown).rejects.toSatisfy((error) => pgErrorOf(error)?.code === "42703");
    const lost = database.db.transaction(async (tx) => {
      const [{ pid } = { pid: 0 }] = await sqlOf(tx)<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await sql`select pg_terminate_backend(${pid}::int4)`;
      await copy(tx, [[77, "lost", true]]);
    });
    await expect(lost).rejects.toSatisfy(
      (error) => isConnectionLost(error) || pgErrorOf(error)?.code === "57P01",
    );
    expect(await sql`select from copied where id = 77`).toHaveLength(0);
  });
});
