import { describe, expect, it } from "vitest";
import { lineStates, walkLeft } from "./picks";
import { line } from "./test-line";

describe("lineStates", () => {
  it("adds what waits in the scanner to what the server knows", () => {
    const [state] = lineStates({ lines: [line({ scannedEach: 5 })], shortVisits: 2 }, [
      { scanId: "a", line: 1, qty: 4 },
    ]);
    expect(state).toMatchObject({ pickedEach: 9, leftEach: 3, isDone: false });
  });

  it("is done when all is picked, or when somebody looked often enough and said why", () => {
    const lines = [
      line({ scannedEach: 12 }),
      line({ line: 2 }),
      line({ line: 3, visits: 1, reason: "damaged" }),
    ];
    const short = (n: number) => ({ scanId: `s${n}`, line: n, qty: 0, reason: "empty" as const });
    const states = lineStates({ lines, shortVisits: 2 }, [short(2), short(3)]);
    expect(states.map(({ isDone }) => isDone)).toEqual([true, false, true]);
    expect(states[1]).toMatchObject({ visits: 1, shortReason: "empty" });
    expect(lineStates({ lines, shortVisits: 1 }, [short(2)])[1]?.isDone).toBe(true);
  });
});

describe("a second visit", () => {
  const reserves = [{ place: "R-07", expiresOn: null, qtyEach: 40 }];
  it("goes to the reserve place where the item lies, else to the face again", () => {
    const lines = [
      line({ reserves }),
      line({ line: 2, reserves, visits: 1, reason: "empty" }),
      line({ line: 3, visits: 1, reason: "empty" }),
    ];
    const states = lineStates({ lines, shortVisits: 2 }, []);
    expect(states.map(({ location, from }) => [location, from])).toEqual([
      ["A-01-1", undefined],
      ["R-07", "R-07"],
      ["A-01-1", undefined],
    ]);
  });
});

describe("walkLeft", () => {
  it("comes back to what was short once when everything else is done", () => {
    const lines = [
      line(),
      line({ line: 2, visits: 1 }),
      line({ line: 3 }),
      line({ line: 4, scannedEach: 12 }),
    ];
    expect(walkLeft(lineStates({ lines, shortVisits: 2 }, [])).map((one) => one.line)).toEqual([1, 3, 2]);
  });
});
