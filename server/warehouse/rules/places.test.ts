import { expect, test } from "vitest";
import { nearestPlace } from "@/server/warehouse/rules/places";

test.each([
  ["A-01-2", ["C-01-9", "A-02-9", "A-01-9"], "A-01-9"],
  ["B-01-2", ["C-01-9", "A-02-9"], "A-02-9"],
  ["", ["C-01-9"], "C-01-9"],
  ["A-01-2", [], undefined],
])("beside %s, of %j: %s", (face, free, place) => {
  expect(nearestPlace(face, free)).toBe(place);
});
