export { dropFromTasks } from "./commands/drop-from-tasks";
export { type NewWave, openWave } from "./open-wave";
