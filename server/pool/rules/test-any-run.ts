import fc from "fast-check";
import { orderOf, rowOf } from "./test-run";
import type { Run, RunRow } from "./types";

export const casePackEach = 12;

/** Runs of up to twelve orders by six stores on three accounts, for four items of every pick type at two DCs. */
export const anyRun: fc.Arbitrary<Run> = fc
  .record({
    orders: fc.array(fc.record({ store: fc.nat(5), minute: fc.nat(4) }), { minLength: 1, maxLength: 12 }),
    lines: fc.array(
      fc.record({
        order: fc.nat(11),
        item: fc.nat(3),
        times: fc.integer({ min: 1, max: 12 }),
        discount: fc.nat(900),
        gift: fc.nat(9),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    stock: fc.array(fc.nat(160), { minLength: 4, maxLength: 4 }),
    money: fc.array(fc.integer({ min: -500, max: 40_000 }), { minLength: 3, maxLength: 3 }),
    cod: fc.nat(20_000),
  })
  .map(({ orders, lines, stock, money, cod }) => {
    const payerOf = (store: number) =>
      store === 4 ? "cod 4" : store === 5 ? "none" : `account ${store % 3}`;
    return {
      orders: orders.map(({ store, minute }, index) =>
        orderOf(index + 1, { storeId: store, submittedAtMs: minute, payer: payerOf(store) }),
      ),
      rows: lines.flatMap((line, index) =>
        rowsOf({ ...line, order: (line.order % orders.length) + 1 }, index + 1),
      ),
      stock: stock.map((availableEach, item) => ({ dcId: 1 + (item % 2), itemId: item, availableEach })),
      payers: [
        ...money.map((availableFen, index) => ({
          key: `account ${index}`,
          code: "account/insufficient-balance" as const,
          availableFen,
        })),
        { key: "cod 4", code: "account/cod-limit", availableFen: cod },
        { key: "none", code: "account/insufficient-balance", availableFen: null },
      ],
    };
  });

function rowsOf(
  line: { order: number; item: number; times: number; discount: number; gift: number },
  lineNo: number,
): RunRow[] {
  const isGift = line.gift === 0;
  const itemPickType = (["case", "loose", "both", "both"] as const)[line.item] ?? "loose";
  const multipleEach = isGift ? 1 : itemPickType === "case" ? casePackEach : line.item === 3 ? 5 : 1;
  const qtyEach = line.times * multipleEach;
  const isWeighed = line.item === 1;
  const common = {
    lineNo,
    itemId: line.item,
    dcId: 1 + (line.item % 2),
    itemPickType,
    isGift,
    isWeighed,
    multipleEach,
    casePackEach,
  };
  const unitPriceFen = isGift ? 0 : isWeighed ? 90_000 : 97;
  const discountFen = isGift ? 0 : Math.min(line.discount, 90 * qtyEach);
  const looseEach = itemPickType === "case" ? 0 : itemPickType === "loose" ? qtyEach : qtyEach % casePackEach;
  const looseFen = Math.floor((discountFen * looseEach) / qtyEach);
  const parts = [
    { pickType: "case" as const, qtyEach: qtyEach - looseEach, discountFen: discountFen - looseFen },
    { pickType: "loose" as const, qtyEach: looseEach, discountFen: looseFen },
  ];
  return parts
    .filter((part) => part.qtyEach > 0)
    .map((part) => rowOf(line.order, { ...common, unitPriceFen, ...part }));
}
