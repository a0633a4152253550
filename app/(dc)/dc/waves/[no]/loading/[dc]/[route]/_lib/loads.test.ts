import { expect, test } from "vitest";
import { answerHere, laterStopMissing, missingByStore, type Unit, withScans } from "./loads";

const unit = (code: string, stop: number, status: Unit["status"] = "waiting"): Unit =>
  ({ code, stop, status, store: `S${stop}`, storeName: "", isLoaded: status === "loaded" }) as Unit;

test("scans that wait in the scanner count on its own screen, the last one of a label", () => {
  const units = [unit("C1", 2), unit("C2", 2), unit("C3", 1, "void"), unit("C4", 1, "loaded")];
  const scan = (code: string, action: "load" | "take_off") => ({ id: code + action, code, action });
  const scans = [
    scan("C1", "load"),
    scan("C2", "load"),
    scan("C2", "take_off"),
    scan("C3", "load"),
    scan("C4", "take_off"),
  ];
  expect(withScans(units, scans).map(({ status }) => status)).toEqual([
    "loaded",
    "waiting",
    "void",
    "waiting",
  ]);
});

test.each([
  ["load", "waiting", "loaded"],
  ["load", "loaded", "already_loaded"],
  ["load", "void", "void"],
  ["load", "not_picked", "not_picked"],
  ["load", "not_checked", "not_checked"],
  ["load", "gone", "gone"],
  ["take_off", "loaded", "taken_off"],
  ["take_off", "waiting", "not_loaded"],
  ["take_off", "gone", "gone"],
] as const)("%s a label that is %s: %s", (action, status, answer) => {
  expect(answerHere(action, unit("C1", 1, status))).toBe(answer);
  expect(answerHere(action, undefined)).toBe("other_trip");
});

// Guarantees reverse stop order: who loads an early stop hears of a later one that is not complete.
test("a later stop that is missing is named, and what each store misses", () => {
  const units = [unit("C1", 3, "loaded"), unit("C2", 2), unit("C3", 1), unit("C4", 1, "void")];
  expect(laterStopMissing(units, unit("C3", 1))?.code).toBe("C2");
  expect(laterStopMissing(units, unit("C2", 2))).toBeUndefined();
  expect(missingByStore(units).map(({ store, units: of, total }) => [store, of.length, total])).toEqual([
    ["S3", 0, 1],
    ["S2", 1, 1],
    ["S1", 1, 1],
  ]);
});
