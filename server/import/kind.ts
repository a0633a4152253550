import type { Tx } from "@/db/client";
import type { Ability, Actor } from "@/server/auth";
import type { RowErrors } from "@/server/sheet";
import type { Columns } from "./cells";
import type { Problem } from "./problems";
import type { FileRow } from "./read-rows";

/** In what an import runs. When only checking, rows are read without locks and nothing is written. */
export interface ImportContext {
  tx: Tx;
  actor: Actor;
  now: Date;
  isApplying: boolean;
  errors: RowErrors;
}

/** What applying the file would do, row by row, and how to do it. */
export interface ImportPlan {
  created: number;
  updated: number;
  unchanged: number;
  /** Records that the file replaces by leaving them out; only where a file stands for the whole of something. */
  removed?: number;
  write: () => Promise<void>;
}

/** A kind of file: its columns, and what its readable rows come to. What is wrong with them goes to `context.errors`. */
export interface Kind<C extends Columns> {
  /** Who may import it; unless told, whoever imports master data. */
  ability?: Ability;
  columns: C;
  plan: (context: ImportContext, rows: FileRow<C>[]) => Promise<ImportPlan>;
}

/** A kind whose columns are erased, for the table of all kinds. `plan` gets exactly the rows that `columns` read. */
export type AnyKind = Kind<Columns>;

/** Declares a kind; the row type follows from its columns. */
export function kind<C extends Columns>(declared: Kind<C>): AnyKind {
  return declared as unknown as AnyKind;
}

/** Says what is wrong in a cell of a row. */
export function complain(context: ImportContext, row: { row: number }, column: string, found: Problem): void {
  context.errors.add(row.row, column, found);
}
