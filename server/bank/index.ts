export {
  type ImportedStatement,
  type ImportStatementInput,
  importStatement,
} from "./commands/import-statement";
export { matchInTransaction as matchLine, matchLines } from "./commands/match-lines";
export { matchWaiting } from "./commands/match-waiting";
export { unmatchLine } from "./commands/unmatch-line";
export { isRowsRefused, type RefusedLines } from "./errors";
export { type LineForSlip, type LinesForSlip, linesFor } from "./queries/lines-for";
