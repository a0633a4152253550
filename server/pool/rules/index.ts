export { allocate } from "./allocate";
export { canPay } from "./balance-check";
export { type Claim, expectedShare, fairShare } from "./fair-share";
export { nextDeparture } from "./template-days";
export type * from "./types";
