import { expect, test } from "vitest";
import type { ItemStop } from "./terms";
import { safetyStop, stopReason } from "./terms-of-item";

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
