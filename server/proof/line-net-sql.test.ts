import { afterAll, expect, test } from "vitest";
import { flags, ints, readInts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { amountsOf, lineAmountFen } from "@/server/shared/line-amounts";
import { lineGoodsSql, lineNetSql } from "@/server/shared/line-net-sql";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(2);
afterAll(close);

const upTo = (max: number) => Math.floor(Math.random() * (max + 1));

function anyLine() {
  const orderedEach = 1 + upTo(Math.random() < 0.5 ? 50 : 1_000_000);
  const unitPriceFen = upTo(Math.random() < 0.5 ? 20 : 1_000_000);
  return {
    orderedEach,
    unitPriceFen,
    discountFen: Math.random() < 0.3 ? 0 : upTo(Math.min(unitPriceFen * orderedEach, 10_000_000)),
    isWeighed: Math.random() < 0.5,
    isGift: Math.random() < 0.1,
    qtyEach: upTo(orderedEach),
  };
}

// Guarantees that the proof and the approval round alike: 20,000 random lines, weighed ones and discounts included.
test("SQL and TypeScript agree on what a line costs", async () => {
  const lines = Array.from({ length: 20_000 }, anyLine);
  const sql = sqlOf(db);
  const [row] = await sql.unsafe<{ net: string; goods: string }[]>(
    `select array_agg(${lineNetSql("l.qty")} order by n)::text as net,
            array_agg(${lineGoodsSql("l.unit_price_fen", "l.qty", "l.is_weighed")} order by n)::text as goods
     from unnest($1::text::int8[], $2::text::int8[], $3::text::int8[], $4::text::bool[], $5::text::int8[], $6::text::bool[])
          with ordinality as l (ordered_each, unit_price_fen, discount_fen, is_weighed, qty, is_gift, n)`,
    [
      ints(lines.map((line) => line.orderedEach)),
      ints(lines.map((line) => line.unitPriceFen)),
      ints(lines.map((line) => line.discountFen)),
      flags(lines.map((line) => line.isWeighed)),
      ints(lines.map((line) => line.qtyEach)),
      flags(lines.map((line) => line.isGift)),
    ],
  );
  expect(readInts(row?.net ?? "")).toEqual(lines.map((line) => amountsOf(line, line.qtyEach).netFen));
  expect(readInts(row?.goods ?? "")).toEqual(
    lines.map((line) => lineAmountFen({ ...line, qty: line.qtyEach })),
  );
});
