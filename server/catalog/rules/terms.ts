import type { PromotionTerms } from "@/server/promotion/engine";
import type { BusinessDay } from "@/server/shared/business-day";

export type PickType = "case" | "loose" | "both";
export type PriceType = "fixed" | "cost_plus_rate" | "cost_plus_amount";

/** What ordering needs to know of an item; quantities in base units (pieces or grams). */
export interface CatalogItem {
  id: number;
  code: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  categoryId: number;
  casePackEach: number;
  orderMultipleEach: number;
  pickType: PickType;
  taxRateBp: number;
  isWeighed: boolean;
  isOrderable: boolean;
  notOrderableReason: string;
  pinyin: string;
}

/** A plan's terms for one item on one day (R16). */
export interface PlanLine {
  itemId: number;
  dcId: number;
  isReturnable: boolean;
  priceType: PriceType;
  fixedPriceFen: number | null;
  markupRateBp: number | null;
  markupFen: number | null;
  /** What it comes to from its own DC (3.0.4), reckoned once: every order asks. Null: cost-plus without a usable cost. */
  unitPriceFen: number | null;
}

/** One content of a template and since when it counts; null: from ever (U12). */
export interface TemplateVersion {
  id: number;
  validFrom: Date | null;
  /** The emergency switch: it ends windows of earlier versions when it begins, and its own may have begun before. */
  isAtOnce?: boolean;
  lines: TemplateLine[];
}

/** A window of the ordering calendar (R23); `categoryId` null is `*`. Minutes count from midnight of the start day. */
export interface TemplateLine {
  id: number;
  categoryId: number | null;
  dayRule: string;
  startsMinute: number;
  endsMinute: number;
  minFen: number | null;
  maxFen: number | null;
  /** The line under which its orders are counted, where it took over an open window of it; else its own. */
  continuesLineId?: number | null;
}

/** What happens to the windows that would start on a day: none starts, all take other hours, or they start on another day. */
export type Holiday =
  | { day: BusinessDay; kind: "closed" }
  | { day: BusinessDay; kind: "hours"; startsMinute: number; endsMinute: number }
  | { day: BusinessDay; kind: "moved"; movedTo: BusinessDay };

/** Some or all stores may not order something, for a reason (R17). Null: every store. */
export interface ItemStop {
  reason: string;
  /** What waits in the pool of it is closed too (U15). */
  isForSafety: boolean;
  storeIds: ReadonlySet<number> | null;
}

/** Everything HQ has fixed, as it counts on one business day: read-only, shared by all who order or plan that day. */
export interface Terms {
  version: number;
  day: BusinessDay;
  items: Map<number, CatalogItem>;
  itemIdByCode: Map<string, number>;
  /** A category, then its ancestors upwards. */
  categoryPaths: Map<number, number[]>;
  categoryCodes: Map<number, string>;
  dcCodes: Map<number, string>;
  planLines: Map<number, Map<number, PlanLine>>;
  /** The DC by item that a store gets it from instead (R04), by store. */
  sourceExceptions: Map<number, ReadonlyMap<number, number>>;
  /** Cost in micro-yuan by `dc:item` (3.0.4). */
  costsMicro: Map<string, number>;
  templates: Map<number, TemplateVersion[]>;
  /** The holiday calendar by template, by the day that it changes; a template without one is not there. */
  holidays: Map<number, ReadonlyMap<BusinessDay, Holiday>>;
  /** What may not be ordered on the day besides items that are not orderable at all (R17). */
  itemStops: Map<number, readonly ItemStop[]>;
  categoryStops: Map<number, readonly ItemStop[]>;
  /** Those of all stores that count this day; `promotionsFor` picks a store's. */
  promotions: PromotionTerms[];
}

export const pairKey = (left: number, right: number): `${number}:${number}` => `${left}:${right}`;
