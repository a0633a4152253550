import { expect, test } from "vitest";
import { partOf, readPart } from "./parts";

test.each([
  [{}, ""],
  [{ zone: "A" }, "zone:A"],
  [{ dc: "0001", route: "R1" }, "dc:0001 route:R1"],
  [{ zone: "A B" }, "zone:A B"],
  [{ label: "C7-2-1" }, "C7-2-1"],
])("a part of a paper is named %j → %s, and read back", (ref, part) => {
  expect(partOf(ref)).toBe(part);
  expect(readPart(part)).toEqual(ref);
});
