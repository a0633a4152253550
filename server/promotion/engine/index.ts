/** The one promotion engine: pure, the same module in the browser and on the server. */
export { bestCoupon, hintFromPercent } from "./coupons";
export { hintText, type NamedItem } from "./hint-text";
export { promote } from "./promote";
export { isSpent } from "./reach";
export { isInScope } from "./scope";
export * from "./types";
export { byPrecedence, isLimited, promotionsFor } from "./valid";
