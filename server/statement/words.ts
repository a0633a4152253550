/** The words of a statement's files, in both languages: whoever opens one, it is the same file. */
const kinds: Record<string, string> = {
  opening: "期初 Opening",
  deposit: "存款 Deposits",
  deposit_reversal: "存款红冲 Deposit reversals",
  return: "退货 Returns",
  difference: "差异 Differences",
  fee: "费用 Fees",
  rebate: "返利 Rebates",
  coupon_chargeback: "券扣回 Coupon charge-backs",
  adjustment: "调整 Adjustments",
  transfer: "转账 Transfers",
  refund: "退款 Refunds",
};

/** A kind of movement in words; one that no release knew yet keeps its own name. */
export const kindWord = (type: string) => kinds[type] ?? type;

/** "12.00" → "-12.00" and back: what takes from the account has a minus. */
export const negated = (amount: string) => {
  if (/^-?0\.00$/.test(amount)) return "0.00";
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
};
