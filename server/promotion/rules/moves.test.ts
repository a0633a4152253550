import { expect, test } from "vitest";
import { promotionStates } from "../schema";
import { movesFrom, type Standing, stateOf } from "./moves";

const standing: Standing = {
  status: "approved",
  validFrom: "2026-03-10",
  validTo: "2026-03-20",
  budgetTimes: null,
  budgetFen: null,
  usedTimes: 0,
  usedFen: 0,
};

test.each<[string, Partial<Standing>, string, string]>([
  ["before its first day", {}, "2026-03-09", "scheduled"],
  ["on its first day", {}, "2026-03-10", "active"],
  ["on its last day", {}, "2026-03-20", "active"],
  ["after its last day", {}, "2026-03-21", "ended"],
  ["paused", { status: "paused" }, "2026-03-15", "paused"],
  ["paused before its first day", { status: "paused" }, "2026-03-01", "paused"],
  ["paused until after its last day", { status: "paused" }, "2026-03-21", "ended"],
  ["one use left", { budgetTimes: 10, usedTimes: 9 }, "2026-03-15", "active"],
  ["no use left", { budgetTimes: 10, usedTimes: 10 }, "2026-03-15", "ended"],
  ["no money left", { budgetFen: 5_000, usedFen: 5_000 }, "2026-03-15", "ended"],
  ["a draft past its days", { status: "draft" }, "2026-03-21", "draft"],
  ["ended at once", { status: "terminated" }, "2026-03-15", "terminated"],
  ["archived", { status: "archived" }, "2026-03-15", "archived"],
])("a promotion %s", (_, more, today, state) => {
  expect(stateOf({ ...standing, ...more }, today)).toBe(state);
});

test("each state allows these moves and no others", () => {
  expect(Object.fromEntries(promotionStates.map((state) => [state, movesFrom(state)]))).toEqual({
    draft: ["edit", "approve", "archive"],
    scheduled: ["edit", "approve", "pause", "end"],
    active: ["edit", "approve", "pause", "end"],
    paused: ["edit", "approve", "resume", "end"],
    ended: ["archive"],
    terminated: ["archive"],
    archived: [],
  });
});
