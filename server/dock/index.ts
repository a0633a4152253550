export type { LabelSize } from "./paper/pdf-labels";
export { getPrintFile, type PrintFile } from "./queries/get-print-file";
