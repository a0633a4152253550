import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { recordSales } from "@/server/pos";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { listNegativeInput } from "../schema";
import { listNegative } from "./list-negative";

const { db, close } = await freshDatabase();
afterAll(close);
afterAll(() => expectProof(db));

const hq = person("hq");
const negative = (more: object = {}, actor = hq) => listNegative(db, actor, listNegativeInput.parse(more));
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const sell = (store: string, batch: string, item: string, qty: number, at: Date) =>
  recordSales(
    db,
    person("pos"),
    { store, batch, sales: [{ item, qty, amount: qty * 500, at: at.toISOString() }] },
    at,
  );

beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct"]);
  await givenApproved(db, "S0", { I0: 4, MEAT: 1_000 });
  await givenApproved(db, "S1", { I0: 1 });
  await sell("S0", "a", "I0", 6, later(10));
  await sell("S0", "b", "I0", 1, later(20));
  await sell("S0", "c", "MEAT", 3_000, later(30));
  await sell("S1", "d", "I0", 2, later(40));
  await sell("S1", "e", "I1", 1, later(50));
});

test("what is below zero, the dearest first, since when, and what it comes to", async () => {
  const list = await negative();
  // 3 × 3.50; 2 kg × 3.50; one piece that cost its DC 2.00; one of which no cost is known.
  expect(list.rows.map((row) => [row.store, row.item, row.onHandEach, row.worthFen])).toEqual([
    ["S0", "I0", -3, 1_050],
    ["S0", "MEAT", -2_000, 700],
    ["S1", "I0", -1, 200],
    ["S1", "I1", -1, 0],
  ]);
  expect(list).toMatchObject({ items: 4, stores: 2, worthFen: 1_950, nextCursor: null });
  expect(new Date(list.rows[0]?.since ?? 0)).toEqual(later(10));
});

test("page by page, by a search, and within reach", async () => {
  const first = await negative({ limit: 2 });
  expect(first.rows.map(({ item }) => item)).toEqual(["I0", "MEAT"]);
  const second = await negative({ limit: 2, cursor: first.nextCursor ?? undefined });
  expect(second.rows.map(({ store, item }) => [store, item])).toEqual([
    ["S1", "I0"],
    ["S1", "I1"],
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await negative({ search: "store 1" })).items).toBe(2);
  expect((await negative({ search: "meat" })).rows.map(({ item }) => item)).toEqual(["MEAT"]);
  const [store] = await sqlOf(db)<{ id: number }[]>`select id from stores where code = 'S1'`;
  const own = await negative({}, person("owner", { storeIds: [store?.id ?? 0] }));
  expect(own).toMatchObject({ items: 2, stores: 1 });
  await expect(negative({}, person("picker"))).rejects.toMatchObject({ code: "auth/forbidden" });
});
