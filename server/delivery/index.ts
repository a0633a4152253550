export { approveDeliveries, mustBePicked } from "./commands/approve-deliveries";
export { closeSettled } from "./commands/close-settled";
export { deliverDeliveries } from "./commands/deliver-delivery";
export { deliverOverdue } from "./commands/deliver-overdue";
export { dispatchDeliveries } from "./commands/dispatch-deliveries";
export { finishPicking } from "./commands/finish-picking";
export { markChecked } from "./commands/mark-checked";
export { findReachableDifference, putDifferencePhoto } from "./commands/put-difference-photo";
export { type PickException, recordExceptions } from "./commands/record-exceptions";
export { type LineResult, recordResults } from "./commands/record-results";
export { releaseDeliveries } from "./commands/release-deliveries";
export { startPicking } from "./commands/start-picking";
export { type VoidedLine, voidDeliveries } from "./commands/void-deliveries";
export {
  type CreatedDelivery,
  createDeliveries,
  type PlannedDelivery,
  type PlannedLine,
} from "./create-deliveries";
export {
  type LockedDelivery,
  lockDeliveries,
  lockDeliveriesOfWave,
  lockDeliveryOfNumber,
  mustReachDeliveries,
} from "./lock-deliveries";
export type { DeliveryStatus } from "./rules/moves";
export type { ShortReason } from "./rules/shorts";
