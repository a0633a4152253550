/** The ordering calendar: other domains ask it whether a store may order; imports make versions with it. */
export { endPermit, grantPermit } from "./commands/permits";
export { permitView } from "./permit-view";
export { listPermits } from "./queries/list-permits";
export { whoMayOrder } from "./queries/who-may-order";
export * from "./rules";
export { writeVersions } from "./write-version";
