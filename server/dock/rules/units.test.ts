import { expect, test } from "vitest";
import { byReverseStop, byStop, caseUnits } from "./units";

const line = { task: 7, line: 2, casePackEach: 12 };

// Guarantees 5.2 "case 2 of 5" and the void on a short pick: as many labels as cases, never one for what is not there.
test.each([
  ["whole cases", 36, 36, ["1/3 12", "2/3 12", "3/3 12"]],
  ["the last one not full", 30, 30, ["1/3 12", "2/3 12", "3/3 6"]],
  ["one case missing", 36, 24, ["1/2 12", "2/2 12", "3/3 12 void"]],
  ["short within a case", 36, 15, ["1/2 12", "2/2 3", "3/3 12 void"]],
  ["nothing there", 24, 0, ["1/2 12 void", "2/2 12 void"]],
  ["less than a case", 5, 5, ["1/1 5"]],
])("labels of a line: %s", (_, qtyEach, pickedEach, expected) => {
  const units = caseUnits({ ...line, qtyEach, pickedEach });
  expect(
    units.map(
      ({ caseNo, caseCount, inCaseEach, isShort }) =>
        `${caseNo}/${caseCount} ${inCaseEach}${isShort ? " void" : ""}`,
    ),
  ).toEqual(expected);
  expect(units.map(({ code }) => code)).toEqual(expected.map((_each, at) => `C7-2-${at + 1}`));
});

test("handed over by stop, loaded with the last stop first, route by route", () => {
  const stops = [
    { route: "R2", stop: 1, store: "S3" },
    { route: "R1", stop: 2, store: "S1" },
    { route: "R1", stop: 10, store: "S2" },
  ];
  expect([...stops].sort(byStop).map(({ store }) => store)).toEqual(["S1", "S2", "S3"]);
  expect([...stops].sort(byReverseStop).map(({ store }) => store)).toEqual(["S2", "S1", "S3"]);
});
