import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { submitOrder } from "@/server/order";
import { expectProof } from "@/server/testing/expect-proof";
import { now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { chainReportInput, itemReportInput, storeReportInput } from "../schema";
import { givenReportDay } from "../test-report-day";
import { getChainReport } from "./get-chain-report";
import { getStoreReport } from "./get-store-report";
import { listItemFigures } from "./list-item-figures";

const { db, close } = await freshDatabase();
afterAll(close);
afterAll(() => expectProof(db));

const [owner, hq] = [person("owner"), person("hq")];
const storeReport = (store: string, period: "day" | "week" | "month", day?: string) =>
  getStoreReport(db, owner, storeReportInput.parse({ store, period, day }), now);
const chain = (more: object = {}) =>
  getChainReport(
    db,
    hq,
    chainReportInput.parse({
      from: "2026-03-09",
      to: "2026-03-15",
      sort: "store",
      isDescending: false,
      ...more,
    }),
    now,
  );
const goods = (more: object) =>
  listItemFigures(db, hq, itemReportInput.parse({ from: "2026-03-09", to: "2026-03-10", ...more }));

beforeAll(() => givenReportDay(db));

test("a week that has begun, to the fen, beside the same days of the week before", async () => {
  const report = await storeReport("S0", "week");
  expect(report).toMatchObject({ from: "2026-03-09", to: "2026-03-15" });
  expect(report.before).toEqual({ from: "2026-03-02", to: "2026-03-03" });
  // 20.00 − 5.00 + 12.00; (4 − 1) × 3.50 + 1.5 kg × 3.50; wanted 35.00 + 17.50 + 35.00, three I1 short, one I0 missing.
  expect(report.now).toEqual({
    salesFen: 2_700,
    costFen: 1_575,
    marginFen: 1_125,
    marginBp: 4_167,
    orderedFen: 8_750,
    approvedFen: 7_700,
    deliveredFen: 7_350,
    fillBp: 8_400,
    returnedFen: 700,
    writtenOffFen: 350,
    countedFen: 700,
  });
  expect(report.earlier).toMatchObject({ salesFen: 1_000, costFen: 700, orderedFen: 0, fillBp: null });
  expect(report.days).toEqual([
    { day: "2026-03-09", salesFen: 2_000, marginFen: 600 },
    { day: "2026-03-10", salesFen: 700, marginFen: 525 },
  ]);
  expect(report.categories).toEqual([{ category: "10", name: "Food", salesFen: 2_700, marginFen: 1_125 }]);
  expect(report.writtenOff).toEqual([{ reason: "damaged", valueFen: 350 }]);
});

test("stock lasts as of today: what lies there at cost over what was sold a day", async () => {
  // 2 × I0, 3 × I1 and 3.5 kg at 3.50 each; 24.50 on three days before today.
  expect(await storeReport("S0", "week")).toMatchObject({ stockFen: 2_975, coverDays: 3 });
  expect(await storeReport("S1", "week")).toMatchObject({ stockFen: 400, coverDays: null });
});

test("a day stands among the seven that end with it, a month among its days so far", async () => {
  const day = await storeReport("S0", "day", "2026-03-09");
  expect(day).toMatchObject({
    from: "2026-03-09",
    to: "2026-03-09",
    now: { salesFen: 2_000, costFen: 1_400 },
  });
  expect(day.days.map(({ day: one, salesFen }) => [one, salesFen])).toEqual([
    ["2026-03-03", 1_000],
    ["2026-03-04", 0],
    ["2026-03-05", 500],
    ["2026-03-06", 0],
    ["2026-03-07", 0],
    ["2026-03-08", 0],
    ["2026-03-09", 2_000],
  ]);
  const month = await storeReport("S0", "month");
  expect(month.days).toHaveLength(10);
  expect(month.now).toMatchObject({ salesFen: 4_200, costFen: 2_625 });
});

test("what waits in the pool is neither wanted nor missed yet", async () => {
  const before = await storeReport("S1", "week");
  await submitOrder(db, owner, { store: "S1", lines: [{ item: "I2", qty: 100 }] }, now);
  expect((await storeReport("S1", "week")).now).toEqual(before.now);
  expect(before.now).toMatchObject({
    orderedFen: 1_400,
    approvedFen: 1_400,
    deliveredFen: 1_400,
    fillBp: 10_000,
  });
});

test("the chain: a row a store, and totals that are the books'", async () => {
  const report = await chain();
  expect(
    report.rows.map((row) => [row.store, row.salesFen, row.marginFen, row.fillBp, row.coverDays]),
  ).toEqual([
    ["S0", 2_700, 1_125, 8_400, 3],
    ["S1", 1_100, 700, 10_000, null],
  ]);
  expect(report.rows[0]?.growthBp).toBe(8_000);
  expect(report.rows[0]?.curve).toEqual([2_000, 700, 0, 0, 0, 0, 0]);
  expect(report.before).toEqual({ from: "2026-03-02", to: "2026-03-08" });
  expect(report.days.slice(0, 2)).toEqual([
    { day: "2026-03-09", salesFen: 2_000 },
    { day: "2026-03-10", salesFen: 1_800 },
  ]);
  const whole = await chain({ from: "2026-03-01", to: "2026-03-31" });
  const [books] = await sqlOf(db)<{ salesFen: number; costFen: number; stockFen: number; lostFen: number }[]>`
    select (select sum(amount_fen)::int8 from sales_batches) as "salesFen",
           (select round(sum(-e.amount_each * e.cost_micro / case when i.is_weighed then 1000.0 else 1.0 end) / 10000)::int8
            from store_stock_entries e join items i on i.id = e.item_id where e.reason = 'sale') as "costFen",
           (select round(sum(k.on_hand_each * k.cost_micro / case when i.is_weighed then 1000.0 else 1.0 end) / 10000)::int8
            from store_stock k join items i on i.id = k.item_id) as "stockFen",
           (select round(sum(-e.amount_each * e.cost_micro) / 10000)::int8 from store_stock_entries e
            where e.reason in ('shrinkage', 'shrinkage_reversal')) as "lostFen"`;
  expect(whole.all).toMatchObject({
    now: { salesFen: books?.salesFen, costFen: books?.costFen, writtenOffFen: books?.lostFen },
    stockFen: books?.stockFen,
  });
  expect(books).toEqual({ salesFen: 5_300, costFen: 3_025, stockFen: 3_375, lostFen: 350 });
});

test.each([
  { more: { kind: "direct" }, stores: ["S1"], salesFen: 1_100 },
  { more: { search: "store 0" }, stores: ["S0"], salesFen: 2_700 },
  { more: { route: "R1" }, stores: ["S0", "S1"], salesFen: 3_800 },
  { more: { route: "R9" }, stores: [], salesFen: 0 },
  { more: { category: "10" }, stores: ["S0", "S1"], salesFen: 3_800 },
  { more: { category: "99" }, stores: ["S0", "S1"], salesFen: 0 },
  { more: { sort: "salesFen", isDescending: true }, stores: ["S0", "S1"], salesFen: 3_800 },
  { more: { sort: "coverDays", isDescending: true }, stores: ["S0", "S1"], salesFen: 3_800 },
  { more: { sort: "fillBp", isDescending: true, limit: 1 }, stores: ["S1"], salesFen: 3_800 },
  { more: { sort: "fillBp", isDescending: true, limit: 1, page: 2 }, stores: ["S0"], salesFen: 3_800 },
])("the chain narrowed by $more", async ({ more, stores, salesFen }) => {
  const report = await chain(more);
  expect(report.rows.map(({ store }) => store)).toEqual(stores);
  expect(report.all.now.salesFen).toBe(salesFen);
});

test("which goods bring in most, and which would last longest", async () => {
  expect(await goods({ order: "sales" })).toMatchObject([
    {
      item: "I0",
      soldEach: 5,
      salesFen: 2_600,
      marginFen: 1_150,
      onHandEach: 4,
      stockFen: 1_100,
      coverDays: 1,
    },
    {
      item: "MEAT",
      isWeighed: true,
      soldEach: 1_500,
      salesFen: 1_200,
      marginFen: 675,
      marginBp: 5_625,
      coverDays: 4,
    },
  ]);
  const slow = await goods({ order: "slow" });
  expect(slow.map(({ item, coverDays }) => [item, coverDays])).toEqual([
    ["I1", null],
    ["MEAT", 4],
    ["I0", 1],
  ]);
  expect((await goods({ order: "margin", store: "S1" })).map(({ item }) => item)).toEqual(["I0"]);
});

test("an owner sees his own stores, a clerk no report", async () => {
  const [store] = await sqlOf(db)<{ id: number }[]>`select id from stores where code = 'S1'`;
  const other = person("owner", { storeIds: [store?.id ?? 0] });
  const wanted = { period: "week" as const, store: "S0" };
  await expect(getStoreReport(db, other, wanted, now)).rejects.toMatchObject({ code: "auth/out-of-scope" });
  await expect(getStoreReport(db, person("clerk"), wanted, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
  await expect(getStoreReport(db, owner, { ...wanted, store: "X" }, now)).rejects.toMatchObject({
    code: "store-stock/unknown-store",
  });
  const period = { from: "2026-03-09", to: "2026-03-15" };
  const mine = await getChainReport(db, other, chainReportInput.parse(period), now);
  expect(mine.rows.map(({ store: one }) => one)).toEqual(["S1"]);
  const theirs = listItemFigures(db, other, itemReportInput.parse({ ...period, store: "S0" }));
  await expect(theirs).rejects.toMatchObject({ code: "auth/out-of-scope" });
});

test.each([
  { from: "2026-03-02", to: "2026-03-01" },
  { from: "2026-01-01", to: "2026-07-04" },
])("no report from $from to $to", (period) => {
  expect(chainReportInput.safeParse(period).success).toBe(false);
});
