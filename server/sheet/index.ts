export { refuse as refuseSheet } from "./errors";
export { type RawCell, type RawTable, readSheet, type SheetOptions } from "./read-sheet";
export { RowErrors, type RowProblem } from "./row-errors";
