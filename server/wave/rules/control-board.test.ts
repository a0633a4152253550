import { expect, test } from "vitest";
import { type Crew, type Truck, truckTimes } from "./control-board";

const at = (time: string) => new Date(`2026-03-10T${time}:00+08:00`);
const now = at("22:00");
const truck = (given: Partial<Truck>): Truck => ({
  dc: "0001",
  departsAt: at("23:59"),
  hasLeft: false,
  isReleased: true,
  linesLeft: 100,
  minutesLeft: 60,
  ...given,
});
const crew = (linesPerHour: number | null, pickers = 2) =>
  new Map<string, Crew>([["0001", { pickers, linesPerHour }]]);
const clock = (instant: Date | null) =>
  instant && new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

test.each([
  ["in time", truck({}), 100, "23:00", null],
  ["picked half an hour before it leaves", truck({ departsAt: at("23:30") }), 100, "23:00", null],
  ["picked, but not loaded in time", truck({ departsAt: at("23:29") }), 100, "23:00", "at_risk"],
  ["nobody knows the pace", truck({}), null, null, null],
  ["nobody moves", truck({}), 0, null, null],
  ["should have left now", truck({ departsAt: now }), 100, "23:00", "late"],
  ["late though everything is picked", truck({ departsAt: at("21:00"), linesLeft: 0 }), 100, null, "late"],
  ["has left", truck({ departsAt: at("21:00"), hasLeft: true, linesLeft: 0 }), 100, null, null],
  ["no departure, no alert", truck({ departsAt: null }), 100, "23:00", null],
])("a released truck: %s", (_, given, pace, pickedBy, alert) => {
  const [times] = truckTimes([given], crew(pace), now);
  expect([clock(times?.pickedBy ?? null), times?.releaseBy, times?.alert]).toEqual([pickedBy, null, alert]);
});

test.each([
  [
    "two people share an hour of work, loading takes half an hour",
    truck({ isReleased: false }),
    2,
    "22:59",
    null,
  ],
  ["one person has it alone", truck({ isReleased: false }), 1, "22:29", null],
  ["nobody is there yet: as for one", truck({ isReleased: false }), 0, "22:29", null],
  ["the time has come", truck({ isReleased: false, departsAt: at("23:00") }), 2, "22:00", "release"],
])("the release is planned back from the departure: %s", (_, given, pickers, releaseBy, alert) => {
  const [times] = truckTimes([given], crew(null, pickers), now);
  expect([clock(times?.releaseBy ?? null), times?.alert]).toEqual([releaseBy, alert]);
});

test("trucks are picked in the order in which they leave, each DC by its own crew", () => {
  const trucks = [
    truck({ departsAt: null, linesLeft: 50 }),
    truck({ departsAt: at("23:50"), linesLeft: 30 }),
    truck({ departsAt: at("23:10"), linesLeft: 100 }),
    truck({ departsAt: at("22:30"), linesLeft: 20, hasLeft: true }),
    truck({ dc: "0002", departsAt: at("23:00"), linesLeft: 10 }),
  ];
  const crews = new Map<string, Crew>([
    ["0001", { pickers: 3, linesPerHour: 120 }],
    ["0002", { pickers: 1, linesPerHour: 60 }],
  ]);
  expect(truckTimes(trucks, crews, now).map(({ pickedBy, alert }) => [clock(pickedBy), alert])).toEqual([
    ["23:30", null],
    ["23:05", null],
    ["22:50", "at_risk"],
    [null, null],
    ["22:10", null],
  ]);
});
