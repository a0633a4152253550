/** The ordering calendar: other domains ask it whether a store may order. */
export { permitView } from "./permit-view";
export * from "./rules";
