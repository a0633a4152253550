/** How a DC keeps its stock in order. */
export interface WarehouseSettings {
  /** So much more than ordered may be received of an item, in hundredths of a percent. */
  overReceiptBp: number;
  /** Adjustments worth more than this need a second person, gains and losses alike. */
  adjustmentLimitFen: number;
  /** So much of an item's shelf life must be left when it comes, and when it goes to a store, in hundredths of a percent. */
  receiptRestBp: number;
  shipRestBp: number;
  /** So many days before expiry goods are shown as expiring. */
  expiringDays: number;
}

/** What counts where a DC has said nothing; the table's defaults and `usualShipRestBp` of the stock book say the same. */
export const usualSettings: WarehouseSettings = {
  overReceiptBp: 500,
  adjustmentLimitFen: 200_00,
  receiptRestBp: 7_500,
  shipRestBp: 6_667,
  expiringDays: 30,
};
