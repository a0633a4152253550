import { expect, test } from "vitest";
import { type Approved, settle } from "./timeline";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 10, hour));
const line = (changeId: number, status: Approved["status"], from: number, to: number | null): Approved => ({
  changeId,
  lineNo: 1,
  status,
  priceFen: changeId * 100,
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
});

// now is hour 10; a line reads: document, status, from, to. What counts, what began, ended, was superseded.
test.each<[string, Approved[], number | null, number[], number[], number[]]>([
  ["nothing approved: headquarters' price", [], null, [], [], []],
  ["not due yet", [line(1, "scheduled", 11, null)], null, [], [], []],
  ["due to the instant", [line(1, "scheduled", 10, null)], 1, [1], [], []],
  [
    "a lasting price takes the place of a lasting one",
    [line(1, "effective", 1, null), line(2, "scheduled", 9, null)],
    2,
    [2],
    [],
    [1],
  ],
  [
    "a temporary price lies over the lasting one",
    [line(1, "effective", 1, null), line(2, "scheduled", 9, 12)],
    2,
    [2],
    [],
    [],
  ],
  [
    "at its end the lasting one counts again",
    [line(1, "effective", 1, null), line(2, "effective", 5, 10)],
    1,
    [],
    [2],
    [],
  ],
  ["without one it is headquarters' again", [line(2, "effective", 5, 10)], null, [], [2], []],
  [
    "a lasting price ends a temporary one for good",
    [line(1, "effective", 5, 20), line(2, "scheduled", 9, null)],
    2,
    [2],
    [],
    [1],
  ],
  [
    "of two temporary ones the later begun counts",
    [line(1, "effective", 5, 20), line(2, "scheduled", 9, 12)],
    2,
    [2],
    [],
    [1],
  ],
  ["missed as a whole: it began and is over", [line(1, "scheduled", 5, 8)], null, [1], [1], []],
  [
    "a day of moves in one look",
    [line(1, "scheduled", 2, 5), line(2, "scheduled", 3, null), line(3, "scheduled", 6, 9)],
    2,
    [1, 2, 3],
    [3],
    [1],
  ],
  [
    "together: the later document",
    [line(7, "scheduled", 9, null), line(4, "scheduled", 9, null)],
    7,
    [4, 7],
    [],
    [4],
  ],
  [
    "one ends when the next begins",
    [line(1, "effective", 5, 9), line(2, "scheduled", 9, 12)],
    2,
    [2],
    [1],
    [],
  ],
])("%s", (_case, lines, current, started, ended, superseded) => {
  const ids = (of: readonly Approved[]) => of.map(({ changeId }) => changeId);
  const settled = settle(lines, at(10));
  expect(settled.current?.changeId ?? null).toBe(current);
  expect([ids(settled.started), ids(settled.ended), ids(settled.superseded)]).toEqual([
    started,
    ended,
    superseded,
  ]);
  // Looked at again nothing moves: every line is where it ends.
  const over = new Set([...settled.ended, ...settled.superseded]);
  const after = lines
    .filter((one) => !over.has(one))
    .map((one) => ({ ...one, status: settled.started.includes(one) ? ("effective" as const) : one.status }));
  expect(settle(after, at(10))).toMatchObject({ started: [], ended: [], superseded: [] });
});
