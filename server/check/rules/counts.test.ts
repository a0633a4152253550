import { expect, test } from "vitest";
import { compareCounts, differs, isHeldByOther, mayCorrect, mayDecide } from "./counts";

const picked = (itemId: number, allocatedEach: number, pickedEach = allocatedEach) => ({
  itemId,
  item: `I${itemId}`,
  allocatedEach,
  pickedEach,
});
const counted = (itemId: number, countedEach: number) => ({ itemId, item: `I${itemId}`, countedEach });

test.each([
  ["as picked", [picked(1, 5)], [counted(1, 5)], []],
  ["less", [picked(1, 5)], [counted(1, 3)], ["I1 5→3"]],
  ["not counted at all", [picked(1, 5), picked(2, 1)], [counted(1, 5)], ["I2 1→0"]],
  ["more than picked, not more than allocated", [picked(1, 5, 3)], [counted(1, 4)], ["I1 3→4"]],
  ["more than allocated", [picked(1, 5)], [counted(1, 6)], ["I1 5→6 out"]],
  ["what does not belong there", [picked(1, 5)], [counted(1, 5), counted(9, 2)], ["I9 0→2 out"]],
  ["short in full, and not there", [picked(1, 5, 0)], [], []],
  ["counted as none, and none was picked", [picked(1, 5, 0)], [counted(1, 0)], []],
])("%s", (_, ofPick, ofCount, expected) => {
  const different = compareCounts(ofPick, ofCount).filter(differs);
  const words = different.map(
    (one) => `${one.item} ${one.pickedEach}→${one.countedEach}${mayCorrect(one) ? "" : " out"}`,
  );
  expect(words).toEqual(expected);
});

test.each([
  [true, 1, false],
  [true, 2, true],
  [false, 1, true],
])("blind %s after %i counts: may decide %s", (isBlind, rounds, may) => {
  expect(mayDecide(isBlind, rounds)).toBe(may);
});

test.each([
  ["counted", "user:1", 5, true],
  ["counted", "user:2", 5, false],
  ["counted", "user:1", 21, false],
  ["waiting", "user:1", 5, false],
])("%s by %s %i minutes ago is held against user:2: %s", (status, countedBy, minutes, held) => {
  const now = new Date("2026-03-10T21:00:00+08:00");
  const check = { status, countedBy, countedAt: new Date(now.getTime() - minutes * 60_000) };
  expect(isHeldByOther(check, "user:2", now)).toBe(held);
});
