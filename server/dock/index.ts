export { addContainers } from "./commands/add-containers";
export { findReachableHandover, putHandoverPhoto } from "./commands/put-handover-photo";
export type { LabelSize } from "./paper/pdf-labels";
export { getPrintFile, type PrintFile } from "./queries/get-print-file";
export { getTagFile } from "./queries/get-tag-file";
