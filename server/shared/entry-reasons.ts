/** What an entry of an account's ledger is there for (R09), in the order in which the business meets them. */
export const accountEntryReasons = [
  "opening",
  "deposit",
  "deposit_reversal",
  "delivery",
  "delivery_reversal",
  "return",
  "difference",
  "fee",
  "rebate",
  "coupon_chargeback",
  "adjustment",
  "transfer",
  "refund",
] as const;
