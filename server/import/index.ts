export { type ImportedFile, type ImportFileInput, importFile } from "./commands/import-file";
export { isRowsRefused, type RefusedRows } from "./errors";
export { type ImportKind, importKinds } from "./schema";
