import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ImportedFile } from "../commands/import-file";

export interface ImportRun extends ImportedFile {
  id: number;
  at: Date;
  by: string;
}

const runsMax = 50;

/** The last fifty files that were applied, newest first. */
export async function listImports(db: DbOrTx, actor: Actor): Promise<ImportRun[]> {
  mustBeAbleTo(actor, "import.run");
  const rows = await sqlOf(db)<{ id: number; at: string; by: string; details: ImportedFile }[]>`
    select id, at, actor_name as by, details from events
    where document_type = 'import' and type = 'import.applied' order by id desc limit ${runsMax}`;
  return rows.map(({ id, at, by, details }) => ({ id, at: new Date(at), by, ...details }));
}
