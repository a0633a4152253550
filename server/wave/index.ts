export { dropFromTasks } from "./commands/drop-from-tasks";
export { leavingSql } from "./departure-sql";
export { findReachableWave, type LockedWave, lockWave } from "./lock-wave";
export { type NewWave, openWave } from "./open-wave";
export { listTasks } from "./queries/list-tasks";
export { type DcFloor, loadFloors } from "./queries/load-floors";
export type { Task, TaskHead, TaskLine } from "./queries/load-tasks";
export { type PlannedPick, pickMinutes } from "./rules/pick-time";
