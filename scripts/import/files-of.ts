import { readdirSync } from "node:fs";
import path from "node:path";
import { type ImportKind, importKinds } from "@/server/import/schema";
import type { FileFormat } from "@/server/sheet/schema";

/** A file to be sent. */
export interface ImportFile {
  kind: ImportKind;
  format: FileFormat;
  path: string;
}

/** The folder's files in the order of import; a sentence when there is nothing to send or it is not clear what. */
export function filesOf(folder: string): ImportFile[] | string {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return `The folder ${folder} cannot be read.`;
  }
  const files: ImportFile[] = [];
  for (const kind of importKinds) {
    const found = (["csv", "xlsx"] as const).filter((format) => names.includes(`${kind}.${format}`));
    const [format] = found;
    if (found.length > 1) return `The folder has both ${kind}.csv and ${kind}.xlsx: keep the one to import.`;
    if (format) files.push({ kind, format, path: path.join(folder, `${kind}.${format}`) });
  }
  if (files.length > 0) return files;
  return `The folder ${folder} has no file to import: they are called ${importKinds.map((kind) => `${kind}.csv`).join(", ")}.`;
}
