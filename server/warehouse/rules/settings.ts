/** How a DC keeps its stock in order. */
export interface WarehouseSettings {
  /** So much more than ordered may be received of an item, in hundredths of a percent. */
  overReceiptBp: number;
  /** Adjustments worth more than this need a second person, gains and losses alike. */
  adjustmentLimitFen: number;
}

/** What counts where a DC has said nothing. */
export const usualSettings: WarehouseSettings = { overReceiptBp: 500, adjustmentLimitFen: 200_00 };
