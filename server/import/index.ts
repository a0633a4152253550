export { type ImportedFile, type ImportFileInput, importFile } from "./commands/import-file";
export { type RefusedRows, UnreadableFile } from "./errors";
export { type ImportKind, importKinds } from "./schema";
