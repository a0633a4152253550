import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
test("after an error behind the first row, the next answer is whole", async () => {
  const sql = sqlOf(db);
  for (let n = 0; n < 8; n++) {
    await expect(sql`select 1 / (2 - g) as x from generate_series(1, 3) g`).rejects.toThrow("zero");
    const rows = await sql<{ b: number }[]>`select 7 as b`;
    expect([rows.length, rows[0]]).toEqual([1, { b: 7 }]);
  }
});
