import type { PickType } from "@/server/catalog/rules/source";

/** How a row is picked. */
export type PickPart = "case" | "loose";

/** An order with rows in the run. */
export interface RunOrder {
  orderId: number;
  storeId: number;
  /** When it was submitted, in milliseconds; equal instants are ordered by `orderId`, the order of acceptance (ruling 26). */
  submittedAtMs: number;
  /** Who pays for its deliveries: the key of a payer of the run. */
  payer: string;
}

/** A pool row: one order line's part for one pick type, as it waits in the pool. Quantities in base units. */
export interface RunRow {
  orderId: number;
  lineNo: number;
  itemId: number;
  dcId: number;
  pickType: PickPart;
  /** The item's pick type: a short `both` item is split anew (ruling 23). */
  itemPickType: PickType;
  isGift: boolean;
  isWeighed: boolean;
  qtyEach: number;
  /** The step in which the item is sold and shared (`sellingMultiple`); of a gift 1. */
  multipleEach: number;
  casePackEach: number;
  unitPriceFen: number;
  /** This row's share of its line's discounts. */
  discountFen: number;
}

/**
 * Who pays, and how much may still be asked: of a prepaid account balance + credit − held, of a COD store its limit −
 * unpaid, or nothing while a delivery is unpaid for too long. Null: no limit (direct stores).
 */
export interface Payer {
  key: string;
  code: "account/insufficient-balance" | "account/cod-limit" | "account/cod-overdue";
  availableFen: number | null;
}

/** Stock of one item at one DC that may be promised: on hand − reserved. */
export interface RunStock {
  dcId: number;
  itemId: number;
  availableEach: number;
}

/** Everything that generation decides on; the same for a simulation. The order of the arrays does not matter. */
export interface Run {
  orders: readonly RunOrder[];
  rows: readonly RunRow[];
  stock: readonly RunStock[];
  payers: readonly Payer[];
  /** Set when the run takes rows of one pick type only: then nothing changes its pick type. */
  only?: PickPart | null;
}

/**
 * What becomes of an order line in one pick type. The parts of a line cover its rows in the run: their `orderedEach` and
 * `discountFen` sum to those of the rows. `allocatedEach` 0 makes no delivery line; what is not allocated is closed as
 * DC_STOCK (U7, D8).
 */
export interface Part {
  orderId: number;
  storeId: number;
  lineNo: number;
  itemId: number;
  dcId: number;
  pickType: PickPart;
  isGift: boolean;
  isWeighed: boolean;
  payer: string;
  orderedEach: number;
  allocatedEach: number;
  unitPriceFen: number;
  /** The share of the discounts that belongs to `orderedEach`. */
  discountFen: number;
  /** What the allocated quantity costs after its discount: what the hold reserves. */
  netFen: number;
}

/** A store that could not pay on the first sharing: nothing of it is generated, its rows stay as they are (R15). */
export interface RefusedStore {
  storeId: number;
  orderIds: number[];
  payer: string;
  code: Payer["code"];
  availableFen: number;
  neededFen: number;
  shortfallFen: number;
}

/** An item of which a DC had less than the generated stores ordered. */
export interface Shortage {
  dcId: number;
  itemId: number;
  orderedEach: number;
  allocatedEach: number;
}

/** What a run decides. Sorted by submission, line and pick type; shortages by DC and item. */
export interface Allocation {
  parts: Part[];
  refused: RefusedStore[];
  shortages: Shortage[];
}
