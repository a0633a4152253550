export { putShrinkagePhoto } from "@/server/shrinkage/commands/put-photo";
export { reportShrinkage } from "@/server/shrinkage/commands/report-shrinkage";
export { findReachableShrinkage } from "@/server/shrinkage/queries/get-shrinkage";
