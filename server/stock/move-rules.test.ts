import { expect, test } from "vitest";
import type { ExpiryDate, Lot } from "@/server/stock/lot-rules";
import { undated } from "@/server/stock/lot-rules";
import { type FaceNeed, facePart, refillMoves, urgentMoves } from "@/server/stock/move-rules";

const lot = (location: string, qtyEach: number, expiresOn: ExpiryDate = undated): Lot => ({
  location,
  qtyEach,
  expiresOn,
});
const may = "2026-05-01" as ExpiryDate;
const june = "2026-06-01" as ExpiryDate;
const need = (part: Partial<FaceNeed>): FaceNeed => ({
  lots: [],
  face: "A-01",
  docks: new Set(["DOCK"]),
  crossDocks: new Set(["X-01"]),
  reservedEach: 0,
  planned: [],
  limits: null,
  caseEach: 1,
  urgent: [],
  refill: [],
  ...part,
});
const move = (from: string, qtyEach: number, expiresOn: ExpiryDate = undated) => ({
  from,
  qtyEach,
  expiresOn,
});

const faceAnd = [lot("A-01", 10), lot("R-1", 100), lot("R-2", 30)];
const urgent: [string, Partial<FaceNeed>, ReturnType<typeof move>[]][] = [
  ["enough at the face", { lots: faceAnd, reservedEach: 10 }, []],
  ["one piece more, from the smaller heap", { lots: faceAnd, reservedEach: 11 }, [move("R-2", 1)]],
  ["whole cases", { lots: faceAnd, reservedEach: 11, caseEach: 12 }, [move("R-2", 12)]],
  ["several places", { lots: faceAnd, reservedEach: 60 }, [move("R-2", 30), move("R-1", 20)]],
  ["no more than there is", { lots: [lot("R-1", 5)], reservedEach: 5, caseEach: 12 }, [move("R-1", 5)]],
  [
    "what is there for cross-docking last, though it expires first",
    { lots: [lot("X-01", 50, may), lot("R-1", 5, june)], reservedEach: 7 },
    [move("R-1", 5, june), move("X-01", 2, may)],
  ],
  ["the dock first", { lots: [lot("DOCK", 50), lot("R-1", 5)], reservedEach: 3 }, [move("DOCK", 3)]],
  [
    "what is on its way counts, and is bound",
    { lots: [lot("R-1", 30)], reservedEach: 30, urgent: [move("R-1", 24)] },
    [move("R-1", 6)],
  ],
  [
    "what is planned of a date is fetched of that date, though the face is full of another",
    {
      lots: [lot("A-01", 50, june), lot("R-1", 20, may), lot("R-2", 20, june)],
      reservedEach: 15,
      planned: [{ expiresOn: may, qtyEach: 15 }],
    },
    [move("R-1", 15, may)],
  ],
  [
    "reserved without a plan takes what the face has beyond the plans",
    {
      lots: [lot("A-01", 12, may), lot("R-1", 20, june)],
      reservedEach: 16,
      planned: [{ expiresOn: may, qtyEach: 10 }],
    },
    [move("R-1", 4, june)],
  ],
];

test.each(urgent)("urgent: %s", (_, part, moves) => {
  expect(urgentMoves(need(part))).toEqual(moves);
});

const limits = { minEach: 10, maxEach: 40 };
const refill: [string, Partial<FaceNeed>, ReturnType<typeof move>[]][] = [
  ["without limits nothing", { lots: [lot("R-1", 100)] }, []],
  ["at the least nothing", { lots: [lot("A-01", 10), lot("R-1", 100)], limits }, []],
  ["below it up to the most", { lots: [lot("A-01", 9), lot("R-1", 100)], limits }, [move("R-1", 31)]],
  [
    "what is promised does not count as there, and takes its room all the same",
    { lots: [lot("A-01", 30), lot("R-1", 100)], limits, reservedEach: 25 },
    [move("R-1", 10)],
  ],
  [
    "whole cases when one fits",
    { lots: [lot("A-01", 9), lot("R-1", 100)], limits, caseEach: 12 },
    [move("R-1", 24)],
  ],
  [
    "what is on its way counts",
    { lots: [lot("A-01", 2), lot("R-1", 100)], limits, refill: [move("R-1", 20)] },
    [],
  ],
  [
    "first expired first",
    { lots: [lot("R-1", 100, june), lot("R-2", 10, may)], limits },
    [move("R-2", 10, may), move("R-1", 30, june)],
  ],
];

test("goods that are there for cross-docking fill no face", () => {
  expect(refillMoves(need({ lots: [lot("A-01", 1), lot("X-01", 100)], limits }))).toEqual([]);
});

test.each(refill)("refill: %s", (_, part, moves) => {
  expect(refillMoves(need(part))).toEqual(moves);
});

test.each([
  [100, 0, null, 100],
  [100, 30, 80, 50],
  [100, 90, 80, 0],
  [10, 30, 80, 10],
])("of %i, with %i at a face for %s, %i go there", (came, there, most, part) => {
  expect(facePart(came, there, most)).toBe(part);
});
