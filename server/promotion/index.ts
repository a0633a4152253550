/** What other domains may use of promotions; the engine has a face of its own (`engine`). */
export { type ChargedBack, chargeBackEntries } from "./charge-back";
export { expireCoupons } from "./commands/expire-coupons";
export { giveBackUses } from "./commands/give-back-uses";
export { settleCoupons } from "./commands/settle-coupons";
export { withdrawCoupons } from "./commands/withdraw-coupons";
export { countBudgets } from "./count-budgets";
export { promisedContents } from "./load-content";
export { lockPromotion } from "./lock-promotion";
export { listCoupons } from "./queries/list-coupons";
export { type TakenUses, takenMeanwhile, takeUses } from "./take-uses";
export { activeCouponsOf, couponsByCode, promotionUsageOf } from "./usage-sql";
