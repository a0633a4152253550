import { expect, test } from "vitest";
import { checkCauseOf } from "./draw";

const numbers = Array.from({ length: 4_000 }, (_, n) => `DO-20260310-${String(n + 1).padStart(6, "0")}`);
const byNumber = { isRequested: false, hasNewPicker: false };
const drawn = (percent: number) =>
  numbers.filter((no) => checkCauseOf(no, byNumber, { percent, newPercent: 100 }) !== undefined);

// Guarantees that about as many are checked as the DC wants, also of numbers that follow one another (2.3).
test.each([1, 5, 20, 50, 90])("about %i %% are drawn", (percent) => {
  expect(drawn(percent).length / numbers.length).toBeCloseTo(percent / 100, 1);
  for (const tail of ["0", "1", "5", "9"]) {
    const ofTail = numbers.filter((no) => no.endsWith(tail));
    const share = drawn(percent).filter((no) => no.endsWith(tail)).length / ofTail.length;
    expect(Math.abs(share - percent / 100)).toBeLessThan(0.06);
  }
});

test.each([
  [0, 0, false, undefined],
  [0, 0, true, undefined],
  [0, 100, false, undefined],
  [0, 100, true, "new_picker"],
  [100, 0, false, "random"],
  [100, 100, true, "random"],
])("%i %% of all, %i %% of new pickers, by a new one: %s → %s", (percent, newPercent, isNew, cause) => {
  for (const no of numbers.slice(0, 50)) {
    expect(checkCauseOf(no, { isRequested: false, hasNewPicker: isNew }, { percent, newPercent })).toBe(
      cause,
    );
  }
});

test("the same number is drawn each time, and a higher share draws all that a lower one does", () => {
  expect(drawn(10)).toEqual(drawn(10));
  const more = new Set(drawn(30));
  expect(drawn(10).every((no) => more.has(no))).toBe(true);
});

test.each([
  [0, 0, false],
  [100, 100, true],
])(
  "what somebody asked for is checked, at %i %% of all and %i %% of new pickers",
  (percent, newPercent, hasNewPicker) => {
    for (const no of numbers.slice(0, 50)) {
      expect(checkCauseOf(no, { isRequested: true, hasNewPicker }, { percent, newPercent })).toBe(
        "requested",
      );
    }
  },
);
