import { describe, expect, it } from "vitest";
import { lineStates, type PickLine, readCode } from "./picks";

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
  ...over,
});

describe("lineStates", () => {
  it("adds what waits in the scanner to what the server knows", () => {
    const [state] = lineStates([line({ scannedEach: 5 })], [{ scanId: "a", line: 1, qty: 4 }]);
    expect(state).toMatchObject({ pickedEach: 9, leftEach: 3, isDone: false });
  });

  it("is done when all is picked, or when somebody said why not", () => {
    const states = lineStates(
      [line({ scannedEach: 12 }), line({ line: 2 })],
      [{ scanId: "b", line: 2, qty: 0, reason: "empty" }],
    );
    expect(states.map(({ isDone }) => isDone)).toEqual([true, true]);
    expect(states[1]?.shortReason).toBe("empty");
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
