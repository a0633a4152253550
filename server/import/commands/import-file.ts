import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { type RawTable, RowErrors, readSheet } from "@/server/sheet";
import type { FileFormat } from "@/server/sheet/schema";
import { refuse } from "../errors";
import type { ImportPlan } from "../kind";
import { abilityOf, kinds } from "../kinds";
import { type FileRow, readRows } from "../read-rows";
import { type ImportKind, type ImportMode, importKind, importKinds } from "../schema";

export interface ImportFileInput {
  /** One of the kinds; another word is refused with `import/unknown-kind`. */
  kind: string;
  mode: ImportMode;
  format: FileFormat;
  content: Uint8Array;
}

/** How many rows the file has and what became of them, or would. */
export interface ImportedFile {
  kind: ImportKind;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/**
 * Brings master data or openings in from one file: all of its rows or, with `import/rows-refused` naming every bad one,
 * nothing. Records are found by their codes, created or made as the file says; the same file again changes nothing.
 * `check` goes the same way up to the first write. Two imports at once take turns; orders and waves go on meanwhile.
 * A file or header that is not understood is refused before anything is looked at. Every apply is an event; one that changed
 * something raises the catalogue's version.
 */
export async function importFile(
  db: DbOrTx,
  actor: Actor,
  input: ImportFileInput,
  now: Date,
): Promise<ImportedFile> {
  mustBeAbleTo(actor, "import.read");
  const kind = importKind.safeParse(input.kind).data;
  if (!kind) throw refuse("import/unknown-kind", { kind: input.kind, kinds: importKinds.join(", ") });
  mustBeAbleTo(actor, abilityOf(kind));
  const table = await readSheet(input.content, { format: input.format });
  return inTransaction(db, (tx) => importTable(tx, actor, kind, input.mode, table, now));
}

async function importTable(
  tx: Tx,
  actor: Actor,
  kind: ImportKind,
  mode: ImportMode,
  table: RawTable,
  now: Date,
): Promise<ImportedFile> {
  const { columns, plan: planOf } = kinds[kind];
  const errors = new RowErrors();
  const isApplying = mode === "apply";
  if (isApplying) await sqlOf(tx)`select pg_advisory_xact_lock(hashtext('import'))`;

  const { rows, count } = readRows(table, columns, errors);
  const plan = await planOf({ tx, actor, now, isApplying, errors }, rows as FileRow<typeof columns>[]);
  const outcome = { kind, rows: count, ...countsOf(plan) };
  if (errors.count > 0) throw refused(kind, count, errors);
  if (!isApplying) return outcome;

  if (outcome.created + outcome.updated + outcome.removed > 0) {
    await plan.write();
    await bumpCatalogVersion(tx);
  }
  await recordImport(tx, actor, outcome, now);
  return outcome;
}

const countsOf = ({ created, updated, unchanged, removed = 0 }: ImportPlan) => ({
  created,
  updated,
  unchanged,
  removed,
});

function refused(kind: ImportKind, rows: number, errors: RowErrors) {
  return refuse("import/rows-refused", {
    kind,
    rows,
    created: 0,
    updated: 0,
    unchanged: 0,
    errorCount: errors.count,
    errors: errors.listed(),
  });
}

/** Imports are numbered by the catalogue version that they left behind. */
async function recordImport(tx: Tx, actor: Actor, outcome: ImportedFile, now: Date): Promise<void> {
  const [catalog] = await sqlOf(tx)<{ version: number }[]>`select version from catalog_version`;
  await recordEvent(
    tx,
    actor,
    { type: "import.applied", documentType: "import", documentId: catalog?.version ?? 0, details: outcome },
    now,
  );
}
