export { dropFromTasks } from "./commands/drop-from-tasks";
export { type NewWave, openWave } from "./open-wave";
export { type DcFloor, loadFloors } from "./queries/load-floors";
export { type PlannedPick, pickMinutes } from "./rules/pick-time";
