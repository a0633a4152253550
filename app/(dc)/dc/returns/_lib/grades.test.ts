import { expect, test } from "vitest";
import { withOne } from "./grades";

test("each scan is one piece of a grade, up to what was sent", () => {
  const one = withOne({ good: 0, damaged: 0 }, "good", 2);
  const two = withOne(one, "damaged", 2);
  expect([one, two, withOne(two, "good", 2)]).toEqual([
    { good: 1, damaged: 0 },
    { good: 1, damaged: 1 },
    { good: 1, damaged: 1 },
  ]);
});
