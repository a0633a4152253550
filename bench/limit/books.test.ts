import type { Sql } from "postgres";
import { expect, inject, test } from "vitest";
import type { WorldSize } from "../world";
import { brokenBooks, fillPool, generate, runShort, withReference } from "./reference";
import { fillLimit, type LimitRoute } from "./world";

const size: WorldSize = {
  items: 120,
  submitStores: 2,
  waves: [{ route: "RA", orders: 28, linesPerOrder: 40 }],
};

/** A damage, and the books that must notice it. */
const damages: [what: string, sql: string, books: string[]][] = [
  [
    "a balance without an entry",
    "update account set balance_fen = balance_fen - 1 where account_id = 0",
    ["balance = opening + entries"],
  ],
  [
    "an entry whose balance does not follow",
    "update account_entry set balance_after_fen = balance_after_fen + 1 where entry_no = 1 and account_id = 0",
    ["each entry goes on from the one before"],
  ],
  [
    "an account that pays more than it has",
    "update account set credit_fen = -balance_fen - 1 where account_id = 0",
    ["no account below its limit"],
  ],
  [
    "money held for nothing",
    "update account set held_fen = held_fen + 1 where account_id = 0",
    ["held = orders in a wave"],
  ],
  [
    "an order charged at another amount",
    `with e as (update account_entry set amount_fen = amount_fen - 1, balance_after_fen = balance_after_fen - 1
       where (account_id, entry_no) = (select account_id, max(entry_no) from account_entry group by 1 limit 1) returning account_id)
     update account set balance_fen = balance_fen - 1 where account_id = (select account_id from e)`,
    ["an order shipped is charged once, for what was picked"],
  ],
  [
    "goods that left twice",
    "update dc_stock set on_hand = on_hand - 1 where item_id = 10",
    ["DC stock = opening - movements"],
  ],
  [
    "more reserved than in waves",
    "update dc_stock set reserved = reserved + 1 where item_id = 10",
    ["DC stock reserved = lines in a wave"],
  ],
  [
    "less than nothing at a DC",
    "update dc_stock set opening = opening - on_hand - 1, on_hand = -1 where item_id = 10",
    ["no negative stock"],
  ],
  [
    "goods in a store that never came",
    "update store_stock set on_hand = on_hand + 1 where (store_id, item_id) = (select store_id, item_id from store_stock limit 1)",
    ["store stock = movements"],
  ],
  [
    "a line that was not delivered",
    "delete from delivery_line where (order_id, line_no) = (select order_id, min(line_no) from delivery_line group by 1 limit 1)",
    [
      "every line of an accepted order is delivered once, whole unless its item was short",
      "every line shipped is picked and moved once",
      "a delivery order is its lines",
    ],
  ],
  [
    "a shortage that was not one",
    "update shortage set there = there + 1",
    ["of a short item all that was there is delivered"],
  ],
  [
    "an order in the pool and in a wave",
    "insert into pool (order_id, route_id) select min(order_id), 1 from orders where status = 3",
    ["an order costs what its lines cost, and waits in the pool or is in a wave"],
  ],
  [
    "a refusal of somebody who can pay",
    "update account set opening_fen = 100000000, balance_fen = 100000000 where balance_fen = 10000",
    ["nobody is refused who could have paid in turn"],
  ],
];

test("the reference's books hold after waves, also of short goods, and tell of every damage", async () => {
  await withReference(inject("testClusterUrl"), 1, async (sql) => {
    const [, ...routes] = await fillLimit(sql, size, 4);
    const [route] = routes;
    if (!route) throw new Error("no route");
    await shipOne(sql, route);
    await runShort(sql, route);
    expect(await brokenBooks(sql, routes)).toEqual([]);
    const [short] = await sql`select count(*)::int as items from shortage`;
    expect(short?.items).toBeGreaterThan(0);
    for (const [what, damage, books] of damages) {
      expect(await brokenAfter(sql, routes, damage), what).toEqual(expect.arrayContaining(books));
    }
  });
});

test("a wave takes in the order of submission what each account can pay, and leaves the rest", async () => {
  await withReference(inject("testClusterUrl"), 1, async (sql) => {
    const [, route] = await fillLimit(sql, size, 4);
    if (!route) throw new Error("no route");
    await fillPool(sql, route);
    // Two stores share account 3, which can pay the first of them to the fen; account 17 has one store and cannot pay it.
    await sql`
      update account a set balance_fen = o.total_fen - a.credit_fen from orders o
      where a.account_id = 3 and o.order_id = (select min(order_id) from orders where account_id = 3)`;
    const { orders } = await generate(sql, route);
    const left =
      await sql`select store_id, account_id from pool join orders using (order_id) order by store_id`;
    expect(orders).toBe(26);
    expect([...left]).toEqual([
      { store_id: 17, account_id: 17 },
      { store_id: 26, account_id: 3 },
    ]);
  });
});

async function shipOne(sql: Sql, route: LimitRoute): Promise<void> {
  await fillPool(sql, route);
  const { wave } = await generate(sql, route);
  await sql`select release(${wave}::int)`;
  await sql`select approve(${wave}::int)`;
}

/** The books that a damage breaks; it is taken back again. */
async function brokenAfter(sql: Sql, routes: readonly LimitRoute[], damage: string): Promise<string[]> {
  await sql`begin`;
  try {
    await sql.unsafe(damage);
    return (await brokenBooks(sql, routes)).map(({ book }) => book);
  } finally {
    await sql`rollback`;
  }
}
