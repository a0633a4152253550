import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { abilityOf, kinds } from "../kinds";
import { type ImportKind, importKinds } from "../schema";

export interface KindDescription {
  kind: ImportKind;
  /** In the order of a template's header row. */
  columns: { name: string; isRequired: boolean }[];
}

/** The kinds of files that the actor may import and their columns, in the order in which a chain is loaded. */
export function describeKinds(actor: Actor): KindDescription[] {
  mustBeAbleTo(actor, "import.read");
  return importKinds
    .filter((kind) => isAbleTo(actor, abilityOf(kind)))
    .map((kind) => ({
      kind,
      columns: Object.entries(kinds[kind].columns).map(([name, { isRequired }]) => ({ name, isRequired })),
    }));
}
