export { drawChecks } from "./draw-checks";
