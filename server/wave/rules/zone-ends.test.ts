import { expect, test } from "vitest";
import { zoneEnds } from "./zone-ends";

const now = new Date("2026-03-10T20:00:00+08:00");
const load = (zone: string, minutes: number) => ({ dc: "0001", zone, lines: 10, seconds: minutes * 60 });
const crew = (pickers: number) => new Map([["0001", { pickers }]]);

test.each([
  ["nobody is there: one person", [load("A", 60)], [], 0, ["21:00 by 1"]],
  ["an even share of the crew", [load("A", 60), load("B", 30)], [], 4, ["20:30 by 2", "20:15 by 2"]],
  [
    "who picks there now",
    [load("A", 60)],
    [{ dc: "0001", zone: "A", linesLeft: 0, people: 3 }],
    2,
    ["20:20 by 3"],
  ],
  [
    "what is left comes first",
    [load("A", 60)],
    [{ dc: "0001", zone: "A B", linesLeft: 100, people: 0 }],
    1,
    ["22:00 by 1"],
  ],
  [
    "another DC does not help",
    [load("A", 60)],
    [{ dc: "0002", zone: "A", linesLeft: 9, people: 9 }],
    1,
    ["21:00 by 1"],
  ],
])("the end of a zone: %s", (_, zones, underWay, pickers, expected) => {
  const ends = zoneEnds(zones, underWay, crew(pickers), now);
  const clock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  expect(ends.map(({ endsAt, people }) => `${clock(endsAt)} by ${people}`)).toEqual(expected);
});
