import { expect, test } from "vitest";
import { earned, line, promotion, usage } from "./test-promotions";

const buy10 = promotion({ kind: "buy_get", code: "BUY10GET1", itemIds: [11], buyEach: 10 });
const rung = (code: string, thresholdFen: number, discountFen: number, more = {}) =>
  promotion({ kind: "order_discount", code, thresholdFen, discountFen, ...more });

test("ruling 6: caps count sets, and no lower rung steps in", () => {
  const lines = [line(11, 95, 9500)];
  const capped = { ...buy10, getEach: 2, capPerOrder: 4, capPerStore: 10 };
  expect(earned({ lines, promotions: [capped] }).gifts).toEqual({ BUY10GET1: 8 });
  const used = [usage(capped.id, { storeTimes: 7 })];
  expect(earned({ lines, promotions: [capped], used }).gifts).toEqual({ BUY10GET1: 6 });
  const all = [usage(capped.id, { storeTimes: 11 })];
  expect(earned({ lines, promotions: [capped], used: all }).gifts).toEqual({});
  const top = rung("TOP", 9_000, 900, { capPerStore: 1 });
  const ladder = {
    lines,
    promotions: [rung("LOW", 1_000, 100), top],
    used: [usage(top.id, { storeTimes: 1 })],
  };
  expect(earned(ladder)).toMatchObject({ promotions: {}, hints: [] });
});

test("caps of a period and budgets in sets and in money leave what they leave", () => {
  const lines = [line(11, 95, 9500)];
  const gifts = (more: object, used: object) => {
    const one = { ...buy10, ...more };
    return earned({ lines, promotions: [one], used: [usage(one.id, used)] }).gifts;
  };
  expect(gifts({ capPerPeriod: 5, periodDays: 7 }, { periodTimes: 2, storeTimes: 90 })).toEqual({
    BUY10GET1: 3,
  });
  expect(gifts({ budgetTimes: 10 }, { totalTimes: 8 })).toEqual({ BUY10GET1: 2 });
  // A gift is worth 1.00: of 5.99 left five sets.
  expect(gifts({ budgetFen: 1000 }, { totalFen: 401 })).toEqual({ BUY10GET1: 5 });
});

test("a budget that is used up ends a promotion: it is no rung of its ladder any more", () => {
  const lines = [line(11, 1, 250_000)];
  const top = rung("TOP", 200_000, 12_000, { budgetTimes: 10 });
  const ladder = (used: number) =>
    earned({
      lines,
      promotions: [rung("LOW", 100_000, 5_000), top],
      used: [usage(top.id, { totalTimes: used })],
    }).promotions;
  expect(ladder(9)).toEqual({ TOP: 12_000 });
  expect(ladder(10)).toEqual({ LOW: 5_000 });
});
