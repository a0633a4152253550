import { type Actor, mustBeAbleTo } from "@/server/auth";
import { kinds } from "../kinds";
import { type ImportKind, importKinds } from "../schema";

export interface KindDescription {
  kind: ImportKind;
  /** In the order of a template's header row. */
  columns: { name: string; isRequired: boolean }[];
}

/** The kinds of files and their columns, in the order in which a chain is loaded. */
export function describeKinds(actor: Actor): KindDescription[] {
  mustBeAbleTo(actor, "import.run");
  return importKinds.map((kind) => ({
    kind,
    columns: Object.entries(kinds[kind].columns).map(([name, { isRequired }]) => ({ name, isRequired })),
  }));
}
