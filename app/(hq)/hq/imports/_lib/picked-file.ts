import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { ImportKind } from "@/server/import/schema";
import type { FileFormat, RowError } from "@/server/sheet/schema";

export type KindDescription = RouterOutputs["import"]["kinds"][number];
export type Outcome = RouterOutputs["import"]["checkFile"];

/** What is known about a file: nothing yet, being looked at, good, refused with its rows, or in. */
export type FileState =
  | { name: "new" }
  | { name: "running" }
  | { name: "good"; outcome: Outcome }
  | { name: "applied"; outcome: Outcome }
  | { name: "refused"; sentence: string; errorCount: number; errors: readonly RowError[] };

export interface PickedFile {
  id: string;
  name: string;
  format: FileFormat;
  /** Undefined until a person says what the file is. */
  kind: ImportKind | undefined;
  file: File;
  state: FileState;
}

/** A picked file with its kind as far as its name or header tells; undefined when it is neither CSV nor a workbook. */
export async function pickedFile(
  file: File,
  kinds: readonly KindDescription[],
): Promise<PickedFile | undefined> {
  const format = file.name.toLowerCase().endsWith(".xlsx") ? "xlsx" : "csv";
  if (format === "csv" && !/\.(csv|txt)$/i.test(file.name)) return undefined;
  const header = format === "csv" ? await headerOf(file) : [];
  const kind = kindByName(file.name, kinds) ?? kindByHeader(header, kinds);
  return { id: crypto.randomUUID(), name: file.name, format, kind, file, state: { name: "new" } };
}

/** "items.csv" and "items-2026-11.csv" are items; the longest name wins, so that "plan-lines" is not "plans". */
export function kindByName(name: string, kinds: readonly KindDescription[]): ImportKind | undefined {
  const stem = name
    .toLowerCase()
    .replace(/\.\w+$/, "")
    .replaceAll("_", "-");
  return kinds
    .map(({ kind }) => kind)
    .filter((kind) => stem === kind || stem.startsWith(`${kind}-`) || stem.startsWith(`${kind} `))
    .sort((a, b) => b.length - a.length)[0];
}

/** The one kind that has all of these columns and needs no other; undefined when several have. */
export function kindByHeader(
  header: readonly string[],
  kinds: readonly KindDescription[],
): ImportKind | undefined {
  const fitting = kinds.filter(
    ({ columns }) =>
      header.every((name) => columns.some((column) => column.name === name)) &&
      columns.every(({ name, isRequired }) => !isRequired || header.includes(name)),
  );
  return header.length > 0 && fitting.length === 1 ? fitting[0]?.kind : undefined;
}

async function headerOf(file: File): Promise<string[]> {
  const text = await file.slice(0, 2_000).text();
  const [line = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return line.split(",").map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

/** The bytes of a file as a call carries them. */
export async function contentOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
