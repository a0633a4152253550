import fc from "fast-check";
import { expect, test } from "vitest";
import {
  byDate,
  type ExpiryDate,
  fitFrom,
  type Lot,
  planDates,
  putLot,
  takeLots,
  undated,
} from "./lot-rules";

const lot = (expiresOn: string, location: string, qtyEach: number): Lot => ({
  expiresOn: expiresOn as ExpiryDate,
  location,
  qtyEach,
});
const shelf = [
  lot(undated, "A-1", 5),
  lot("2026-05-01", "R-2", 8),
  lot("2026-05-01", "A-1", 3),
  lot("2026-04-01", "R-1", 2),
];

test.each([
  ["first expired first, of one date the face", 4, {}, ["2026-04-01 R-1 2", "2026-05-01 A-1 2"]],
  [
    "everything, undated last",
    99,
    {},
    ["2026-04-01 R-1 2", "2026-05-01 A-1 3", "2026-05-01 R-2 8", "infinity A-1 5"],
  ],
  ["of a date", 4, { expiresOn: "2026-05-01" as const }, ["2026-05-01 A-1 3", "2026-05-01 R-2 1"]],
  ["from a place", 6, { location: "A-1" }, ["2026-05-01 A-1 3", "infinity A-1 3"]],
  ["of a date that is not there", 1, { expiresOn: "2027-01-01" as const }, []],
])("takes %s", (_case, qty, wish, expected) => {
  const { taken, left } = takeLots(shelf, "A-1", qty, wish);
  expect(taken.map((one) => `${one.expiresOn} ${one.location} ${one.qtyEach}`)).toEqual(expected);
  const sum = (lots: readonly Lot[]) => lots.reduce((total, { qtyEach }) => total + qtyEach, 0);
  expect(sum(taken) + sum(left)).toBe(18);
  expect(left.every(({ qtyEach }) => qtyEach > 0)).toBe(true);
});

test("goods are put to what is there of their date and place", () => {
  expect(putLot(shelf, lot("2026-05-01", "A-1", 4))[2]).toEqual(lot("2026-05-01", "A-1", 7));
  expect(putLot(shelf, lot("2026-06-01", "A-1", 4)).at(-1)).toEqual(lot("2026-06-01", "A-1", 4));
  expect(putLot(shelf, lot("2026-06-01", "A-1", 0))).toEqual(shelf);
});

test.each([
  ["two thirds of 90 days", 90, 6_667, "2026-05-10"],
  ["rounded up to whole days", 10, 6_667, "2026-03-17"],
  ["nothing is asked", 90, 0, "2026-03-10"],
  ["an unknown shelf life: not expired", null, 6_667, "2026-03-10"],
])("good long enough: %s", (_case, days, bp, expected) => {
  expect(fitFrom("2026-03-10", days, bp)).toBe(expected);
});

test("dates are planned in the order of the orders; what is too short goes to nobody", () => {
  const free = byDate([
    lot("2026-04-01", "A", 6),
    lot("2026-03-12", "A", 50),
    lot(undated, "A", 10),
    lot("2026-04-01", "B", 2),
  ]);
  const wants = [
    { id: 1, qtyEach: 5 },
    { id: 2, qtyEach: 6 },
    { id: 3, qtyEach: 20 },
  ];
  expect(planDates(free, "2026-03-20", wants)).toEqual([
    { want: wants[0], dates: [{ expiresOn: "2026-04-01", qtyEach: 5 }] },
    {
      want: wants[1],
      dates: [
        { expiresOn: "2026-04-01", qtyEach: 3 },
        { expiresOn: undated, qtyEach: 3 },
      ],
    },
    { want: wants[2], dates: [{ expiresOn: undated, qtyEach: 7 }] },
  ]);
});

test("planning never gives more of a date than is free of it, nor more than is wanted", () => {
  const days = ["2026-03-15", "2026-03-25", "2026-04-05", undated] as const;
  const lots = fc.array(
    fc.record({ expiresOn: fc.constantFrom(...days), qtyEach: fc.integer({ min: -5, max: 50 }) }),
  );
  fc.assert(
    fc.property(lots, fc.array(fc.integer({ min: 0, max: 30 })), (free, quantities) => {
      const plans = planDates(
        byDate(free),
        "2026-03-20",
        quantities.map((qtyEach) => ({ qtyEach })),
      );
      const given = byDate(plans.flatMap(({ dates }) => dates));
      const freeOf = new Map(byDate(free).map(({ expiresOn, qtyEach }) => [expiresOn, qtyEach]));
      for (const { expiresOn, qtyEach } of given)
        expect(qtyEach).toBeLessThanOrEqual(freeOf.get(expiresOn) ?? 0);
      expect(given.some(({ expiresOn }) => expiresOn === "2026-03-15")).toBe(false);
      for (const { want, dates } of plans)
        expect(dates.reduce((sum, { qtyEach }) => sum + qtyEach, 0)).toBeLessThanOrEqual(want.qtyEach);
    }),
  );
});
