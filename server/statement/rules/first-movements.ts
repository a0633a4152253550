import type { Movements, StatementContent } from "@/server/statement/rules/content";

/** Movements of one kind that a screen shows; whoever needs all of them saves the file. */
export const shownMax = 200;

/** A statement as a screen shows it: of each kind the first movements, and how many there are. */
export interface ShownContent extends Omit<StatementContent, "movements"> {
  movements: (Movements & { count: number })[];
}

/**
 * Leaves out what a screen could not show anyway: an account that is charged a thousand times a day has a statement of
 * megabytes. Totals stay those of all movements.
 */
export function firstMovements(content: StatementContent, rowsMax = shownMax): ShownContent {
  return {
    ...content,
    movements: content.movements.map(({ type, total, rows }) => ({
      type,
      total,
      rows: rows.slice(0, rowsMax),
      count: rows.length,
    })),
  };
}
