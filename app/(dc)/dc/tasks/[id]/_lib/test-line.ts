import type { PickLine } from "./picks";

/** A line of a task: two cases of six. */
export const line = (over: Partial<PickLine> = {}): PickLine => ({
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
  lots: [],
  reserves: [],
  scannedEach: 0,
  reason: null,
  visits: 0,
  ...over,
});
