/** The pool: ordering puts lines in and takes them back, planners turn them into waves. */
export { closePoolRows } from "./commands/expire-orders";
export { expireOverdueOrders } from "./commands/expire-overdue";
export { generateWave } from "./commands/generate-wave";
export { giveBackUnserved } from "./commands/give-back-unserved";
export { closeStoppedRows, stopItems } from "./commands/stop-items";
export { cancelWave, voidDelivery } from "./commands/take-back";
export { workNextJob } from "./commands/work-job";
export { listPool } from "./queries/list-pool";
export { listPoolRows } from "./queries/list-pool-rows";
export { nextRunOfStore } from "./queries/run-times";
export { simulateWave } from "./queries/simulate-wave";
export type { RunView } from "./queries/wave-view";
export { expectedShare } from "./rules";
