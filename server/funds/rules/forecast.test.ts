import { expect, test } from "vitest";
import { asBusinessDay } from "@/server/shared/business-day";
import { forecast } from "./forecast";

/** A Tuesday. */
const today = asBusinessDay("2026-03-10");
const usualFen = [0, 90_000, 60_000, 50_000, 0, 0, 0];
const known = { today, ownFen: 100_000, creditFen: Array(7).fill(0), pooledFen: 30_000, usualFen };

test("the first day that leaves less than nothing is named, with the amount", () => {
  const { days, short } = forecast(known);
  expect(days.slice(0, 3)).toEqual([
    { day: "2026-03-10", usualFen: 0, balanceFen: 70_000, leftFen: 70_000 },
    { day: "2026-03-11", usualFen: 60_000, balanceFen: 10_000, leftFen: 10_000 },
    { day: "2026-03-12", usualFen: 50_000, balanceFen: -40_000, leftFen: -40_000 },
  ]);
  expect(short).toEqual({ day: "2026-03-12", fen: 40_000 });
});

test("credit that ends on the way ends in the forecast", () => {
  expect(
    forecast({ ...known, creditFen: [50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000] }).short,
  ).toBeNull();
  expect(forecast({ ...known, creditFen: [50_000, 50_000, 0, 0, 0, 0, 0] }).short).toEqual({
    day: "2026-03-12",
    fen: 40_000,
  });
});

test("what is pooled today may be too much already", () => {
  expect(forecast({ ...known, pooledFen: 100_001 }).short).toEqual({ day: today, fen: 1 });
});
