import { expect, test } from "vitest";
import { containersMoved, piecesOf, signedAt } from "./handover";

const none = { cases: 0, totes: 0, cages: 0, iceBoxes: 0 };

// Guarantees "containers out and back per store": owed is what is there, not what was planned.
test.each([
  ["all there, nothing back", { totes: 3 }, { totes: 3 }, {}, []],
  ["all there, two back", { totes: 3 }, { totes: 3 }, { totes: 2 }, [{ kind: "tote", qty: -2 }]],
  ["one was missing", { totes: 2 }, { totes: 3 }, {}, [{ kind: "tote", qty: -1 }]],
  ["totes without labels", { totes: 2 }, {}, {}, [{ kind: "tote", qty: 2 }]],
  [
    "each kind for itself",
    { totes: 1, cages: 1 },
    { totes: 1, cages: 1 },
    { cages: 1, iceBoxes: 1 },
    [
      { kind: "cage", qty: -1 },
      { kind: "ice_box", qty: -1 },
    ],
  ],
  ["cases are no containers", { cases: 5 }, { cases: 9 }, {}, []],
] as const)("containers: %s", (_, given, bookedOut, back, expected) => {
  expect(containersMoved({ ...none, ...given }, { ...none, ...bookedOut }, { ...none, ...back })).toEqual(
    expected,
  );
});

test("labels are counted by their kind", () => {
  expect(piecesOf([{ kind: "case" }, { kind: "case" }, { kind: "tote" }, { kind: "ice_box" }])).toEqual({
    ...none,
    cases: 2,
    totes: 1,
    iceBoxes: 1,
  });
});

test.each([
  ["10:30", "10:30"],
  ["12:30", "12:00"],
  ["07:00", "08:00"],
])("signed at %s by a phone's clock counts as %s", (said, expected) => {
  const at = (time: string) => new Date(`2026-03-10T${time}:00+08:00`);
  expect(signedAt(at(said), at("08:00"), at("12:00"))).toEqual(at(expected));
  expect(signedAt(at(said), at("13:00"), at("12:00")).getTime()).toBeLessThanOrEqual(at("12:00").getTime());
});
