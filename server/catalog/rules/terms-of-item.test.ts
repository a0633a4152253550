import { expect, test } from "vitest";
import type { ItemStop, PlanLine, Terms } from "./terms";
import { safetyStop, stopReason, supplyOf } from "./terms-of-item";

const item = { id: 1, categoryId: 12, isOrderable: true, notOrderableReason: "" };
const stop = (reason: string, more: Partial<ItemStop> = {}): ItemStop => ({
  reason,
  isForSafety: false,
  storeIds: null,
  ...more,
});
const safe = (reason: string, storeIds: ItemStop["storeIds"] = null) =>
  stop(reason, { isForSafety: true, storeIds });
const terms = (own: ItemStop[], ofCategory: ItemStop[]) => ({
  categoryPaths: new Map([[12, [12, 10]]]),
  itemStops: new Map([[1, own]]),
  categoryStops: new Map([[10, ofCategory]]),
});

test.each<{
  what: string;
  own?: ItemStop[];
  ofCategory?: ItemStop[];
  ordering: string | null;
  pool?: string;
}>([
  { what: "nothing is stopped", ordering: null },
  { what: "stopped, not for safety", own: [stop("direct")], ordering: "direct" },
  { what: "for safety", own: [safe("glass")], ordering: "glass", pool: "glass" },
  {
    what: "for another reason first, for safety too",
    own: [stop("direct"), safe("glass")],
    ordering: "direct",
    pool: "glass",
  },
  {
    what: "the category above, for safety",
    ofCategory: [safe("recall")],
    ordering: "recall",
    pool: "recall",
  },
  {
    what: "its own before its category's",
    own: [safe("glass")],
    ofCategory: [safe("recall")],
    ordering: "glass",
    pool: "glass",
  },
  {
    what: "its own not for safety, its category's for safety",
    own: [stop("direct")],
    ofCategory: [safe("recall")],
    ordering: "direct",
    pool: "recall",
  },
  { what: "in this store", own: [safe("glass", new Set([7]))], ordering: "glass", pool: "glass" },
  { what: "in another store", own: [safe("glass", new Set([8]))], ordering: null },
])("$what: ordering is stopped by $ordering, the pool by $pool", ({ own, ofCategory, ordering, pool }) => {
  const found = terms(own ?? [], ofCategory ?? []);
  expect(stopReason(found, 7, item)).toBe(ordering);
  expect(safetyStop(found, 7, item)?.reason).toBe(pool);
});

// Guarantees R04 and R16 together: an exception brings the price of its own DC along, never that of the plan's.
test.each<{ what: string; storeId: number; dcId: number; unitPriceFen: number | null }>([
  { what: "the plan's DC at its price", storeId: 1, dcId: 1, unitPriceFen: 330 },
  { what: "an exception at the cost of its DC", storeId: 2, dcId: 2, unitPriceFen: 440 },
  { what: "an exception that names the plan's DC", storeId: 3, dcId: 1, unitPriceFen: 330 },
  { what: "an exception whose DC has no cost", storeId: 4, dcId: 3, unitPriceFen: null },
])("$what", ({ storeId, dcId, unitPriceFen }) => {
  const line: PlanLine = {
    itemId: 9,
    dcId: 1,
    isReturnable: true,
    priceType: "cost_plus_rate",
    fixedPriceFen: null,
    markupRateBp: 1_000,
    markupFen: null,
    unitPriceFen: 330,
  };
  const found: Pick<Terms, "sourceExceptions" | "costsMicro"> = {
    sourceExceptions: new Map([
      [2, new Map([[9, 2]])],
      [3, new Map([[9, 1]])],
      [4, new Map([[9, 3]])],
    ]),
    costsMicro: new Map([
      ["1:9", 3_000_000],
      ["2:9", 4_000_000],
    ]),
  };
  expect(supplyOf(found, storeId, line)).toMatchObject({ dcId, unitPriceFen });
});
