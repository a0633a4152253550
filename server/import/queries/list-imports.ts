import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import type { ImportedFile } from "../commands/import-file";
import { abilityOf } from "../kinds";
import { importKinds } from "../schema";

export interface ImportRun extends ImportedFile {
  id: number;
  at: Date;
  by: string;
}

const runsMax = 50;

/** The last fifty files that were applied, newest first, of the kinds that the actor may import. */
export async function listImports(db: DbOrTx, actor: Actor): Promise<ImportRun[]> {
  mustBeAbleTo(actor, "import.read");
  const mine = importKinds.filter((kind) => isAbleTo(actor, abilityOf(kind)));
  const rows = await sqlOf(db)<{ id: number; at: string; by: string; details: ImportedFile }[]>`
    select id, at, actor_name as by, details from events
    where document_type = 'import' and type = 'import.applied'
      and details->>'kind' in (select unnest(${texts(mine)}::text::text[])) order by id desc limit ${runsMax}`;
  return rows.map(({ id, at, by, details }) => ({ id, at: new Date(at), by, ...details }));
}
