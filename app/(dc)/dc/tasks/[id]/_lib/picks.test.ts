import { describe, expect, it } from "vitest";
import { lineStates, type PickLine, readCode, walkLeft } from "./picks";

const line = (over: Partial<PickLine> = {}): PickLine => ({
  line: 1,
  delivery: "DO-0001-261123-000001",
  store: "S1",
  storeName: "Store 1",
  stopRoute: "FT",
  stop: 1,
  location: "A-01-1",
  item: "10002",
  barcode: "6939169410334",
  barcodeTail: "0334",
  name: "Globe",
  spec: "",
  unit: "个",
  qtyEach: 12,
  casePackEach: 6,
  isWeighed: false,
  isGift: false,
  scannedEach: 0,
  reason: null,
  visits: 0,
  ...over,
});

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

describe("readCode", () => {
  const other = line({ line: 2, item: "10080", barcode: "6901137286791" });
  it.each([
    ["6939169410334", "item"],
    ["10002", "item"],
    ["a-01-1", "location"],
    ["6901137286791", "other"],
    ["nonsense", "unknown"],
  ])("reads %s as %s", (code, kind) => {
    expect(readCode(code, line(), [line(), other]).kind).toBe(kind);
  });
});
