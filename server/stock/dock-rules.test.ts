import { expect, test } from "vitest";
import {
  type DatesGiven,
  fitAtDock,
  freeAtDock,
  leftAtDock,
  planDatesByPlace,
  takenAtDock,
  withoutLeaving,
} from "@/server/stock/dock-rules";
import type { ExpiryDate, Lot } from "@/server/stock/lot-rules";
import { undated } from "@/server/stock/lot-rules";

const lot = (location: string, qtyEach: number, expiresOn: ExpiryDate = undated): Lot => ({
  location,
  qtyEach,
  expiresOn,
});
const heap = (place: string, qtyEach: number) => ({ place, qtyEach });
const may = "2026-05-01" as ExpiryDate;
const june = "2026-06-01" as ExpiryDate;
const want = (name: string, qtyEach: number) => ({ name, qtyEach });

test.each<[string, ReturnType<typeof heap>[], ReturnType<typeof want>[], [string, string][]]>([
  ["nobody wants any", [heap("X-01", 10)], [], []],
  [
    "all that fit",
    [heap("X-01", 10)],
    [want("a", 6), want("b", 4)],
    [
      ["a", "X-01"],
      ["b", "X-01"],
    ],
  ],
  [
    "who does not fit whole goes to the face",
    [heap("X-01", 10)],
    [want("a", 6), want("b", 5), want("c", 4)],
    [
      ["a", "X-01"],
      ["c", "X-01"],
    ],
  ],
  [
    "the first place that has it all",
    [heap("X-02", 9), heap("X-01", 5)],
    [want("a", 6), want("b", 5)],
    [
      ["a", "X-02"],
      ["b", "X-01"],
    ],
  ],
  ["no line is gathered from two heaps", [heap("X-01", 3), heap("X-02", 3)], [want("a", 4)], []],
  ["who gets nothing takes nothing", [heap("X-01", 3)], [want("a", 0)], []],
])("at the dock: %s", (_, heaps, wants, expected) => {
  expect(fitAtDock(heaps, wants).map(({ want: { name }, place }) => [name, place])).toEqual(expected);
});

test("what is promised from a place is not free there, first expired first", () => {
  const lots = [lot("X-01", 5, june), lot("X-01", 4, may), lot("X-02", 7)];
  expect(freeAtDock(lots, [heap("X-01", 6)])).toEqual([lot("X-01", 3, june), lot("X-02", 7)]);
});

test("what is leaving a place is no longer there", () => {
  const leaving = [{ from: "X-01", expiresOn: may, qtyEach: 4 }];
  expect(withoutLeaving([lot("X-01", 5, may), lot("X-01", 2, june)], leaving)).toEqual([
    lot("X-01", 1, may),
    lot("X-01", 2, june),
  ]);
});

const fit = [lot("X-01", 5, may), lot("X-01", 5, june)];
test.each<[string, Parameters<typeof leftAtDock>[0], number, Lot[]]>([
  ["all waits for somebody", { fit, unfit: [], promised: [heap("X-01", 4)] }, 6, []],
  ["the pool waits for more than is there", { fit, unfit: [], promised: [] }, 99, []],
  ["what expires last goes", { fit, unfit: [], promised: [heap("X-01", 4)] }, 3, [lot("X-01", 3, june)]],
  ["nobody waits", { fit, unfit: [], promised: [] }, 0, fit],
  [
    "what is too short goes",
    { fit: [], unfit: [lot("X-01", 2, may)], promised: [] },
    9,
    [lot("X-01", 2, may)],
  ],
])("put away: %s", (_, standing, waiting, left) => {
  expect(leftAtDock(standing, waiting)).toEqual(left);
});

test.each([
  [undefined, 5, { takenEach: 0, free: [] }],
  // Four are taken by released orders, three will be by the next wave.
  [{ fit, unfit: [], promised: [heap("X-01", 4)] }, 3, { takenEach: 7, free: [lot("X-01", 3, june)] }],
  [{ fit, unfit: [], promised: [] }, 50, { takenEach: 10, free: [] }],
])("what is taken at a dock is not needed at the face", (standing, unreleased, expected) => {
  expect(takenAtDock(standing, unreleased)).toEqual(expected);
});

const given = (part: Partial<DatesGiven>): DatesGiven => ({
  lots: [lot("A-01", 3, june), lot("X-01", 6, may)],
  planned: [],
  docks: new Set(["X-01"]),
  fitFrom: "2026-03-10" as DatesGiven["fitFrom"],
  ...part,
});
const order = (name: string, qtyEach: number, place: string | null) => ({ name, qtyEach, place });
test.each<[string, Partial<DatesGiven>, ReturnType<typeof order>[], Record<string, [ExpiryDate, number][]>]>([
  [
    "who takes at the dock gets its dates, the others the face's though they expire later",
    {},
    [order("face", 3, null), order("dock", 4, "X-01")],
    { dock: [[may, 4]], face: [[june, 3]] },
  ],
  [
    "what nobody takes at the dock serves the face where it is short",
    {},
    [order("face", 5, null), order("dock", 4, "X-01")],
    {
      dock: [[may, 4]],
      face: [
        [may, 2],
        [june, 3],
      ],
    },
  ],
  [
    "what is planned already is not planned again",
    {
      planned: [
        { expiresOn: may, qtyEach: 4, place: "X-01" },
        { expiresOn: june, qtyEach: 1, place: null },
      ],
    },
    [order("face", 3, null), order("dock", 2, "X-01")],
    { dock: [[may, 2]], face: [[june, 2]] },
  ],
])("dates: %s", (_, part, wants, expected) => {
  const dates = planDatesByPlace(given(part), wants).map(({ want: { name }, dates: own }) => [
    name,
    own.map(({ expiresOn, qtyEach }) => [expiresOn, qtyEach]),
  ]);
  expect(Object.fromEntries(dates)).toEqual(expected);
});
