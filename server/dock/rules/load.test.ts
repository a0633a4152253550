import { expect, test } from "vitest";
import { answerScan, unitStatusOf } from "./load";

const unit = { delivery: "approved", isCheckDue: false, isVoid: false, isLoaded: false, isOfTrip: true };

// Guarantees scan-to-load: void, wrong truck, twice, too early and too late are told apart; a void one is never loaded.
test.each([
  ["waits", {}, "loaded", "not_loaded"],
  ["picked, not approved yet", { delivery: "picked" }, "loaded", "not_loaded"],
  ["picked, and waits for its check", { delivery: "picked", isCheckDue: true }, "not_checked", "not_loaded"],
  ["checked", { delivery: "checked" }, "loaded", "not_loaded"],
  ["on the truck", { isLoaded: true }, "already_loaded", "taken_off"],
  ["short", { isVoid: true }, "void", "not_loaded"],
  ["short, but on the truck", { isVoid: true, isLoaded: true }, "void", "taken_off"],
  ["of a void delivery order", { delivery: "void" }, "void", "not_loaded"],
  ["of a reversed one, on the truck", { delivery: "reversed", isLoaded: true }, "void", "taken_off"],
  ["without a delivery order", { delivery: null }, "void", "not_loaded"],
  ["being picked", { delivery: "picking" }, "not_picked", "not_loaded"],
  ["gone", { delivery: "dispatched", isLoaded: true }, "gone", "gone"],
  ["delivered", { delivery: "delivered" }, "gone", "gone"],
  ["of another truck", { isOfTrip: false }, "other_trip", "other_trip"],
] as const)("a label that %s", (_, state, load, takeOff) => {
  expect(answerScan("load", { ...unit, ...state })).toBe(load);
  expect(answerScan("take_off", { ...unit, ...state })).toBe(takeOff);
});

test("a code that no label of the wave carries is unknown", () => {
  expect(answerScan("load", undefined)).toBe("unknown");
  expect(answerScan("take_off", undefined)).toBe("unknown");
});

test("the status of a label is that of its goods", () => {
  expect(unitStatusOf(unit)).toBe("waiting");
  expect(unitStatusOf({ ...unit, isLoaded: true })).toBe("loaded");
  expect(unitStatusOf({ ...unit, isLoaded: true, isVoid: true })).toBe("void");
});
