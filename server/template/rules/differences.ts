import type { TemplateLine } from "@/server/catalog/rules";

/** A template line as its content: what two versions are compared by. */
export type LineContent = Pick<
  TemplateLine,
  "categoryId" | "dayRule" | "startsMinute" | "endsMinute" | "minFen" | "maxFen"
>;

export type LineDifference<Line extends LineContent> =
  | { kind: "added"; after: Line }
  | { kind: "removed"; before: Line }
  | { kind: "changed"; before: Line; after: Line }
  | { kind: "same"; after: Line };

const contentOf = (line: LineContent) =>
  [line.categoryId, line.dayRule, line.startsMinute, line.endsMinute, line.minFen, line.maxFen].join(" ");

/** What two lines must share to pass for one that was changed, the closest first. */
const likeness: ((line: LineContent) => string)[] = [
  contentOf,
  (line) => [line.categoryId, line.dayRule, line.startsMinute].join(" "),
  (line) => [line.categoryId, line.dayRule].join(" "),
  (line) => [line.categoryId, line.startsMinute].join(" "),
  (line) => String(line.categoryId),
];

/**
 * What became of a template's lines: those of the new version in their order, then the ones that are gone. Each line has at
 * most one partner: the most alike of its category.
 */
export function differencesOf<Line extends LineContent>(
  before: readonly Line[],
  after: readonly Line[],
): LineDifference<Line>[] {
  const partners = new Map<Line, Line>();
  const left = new Set(before);
  for (const alike of likeness) {
    for (const line of after) {
      if (partners.has(line)) continue;
      const partner = [...left].find((one) => alike(one) === alike(line));
      if (!partner) continue;
      partners.set(line, partner);
      left.delete(partner);
    }
  }
  const differences = after.map((line): LineDifference<Line> => {
    const partner = partners.get(line);
    if (!partner) return { kind: "added", after: line };
    if (contentOf(partner) === contentOf(line)) return { kind: "same", after: line };
    return { kind: "changed", before: partner, after: line };
  });
  return [...differences, ...[...left].map((line) => ({ kind: "removed" as const, before: line }))];
}

/** Whether two versions say the same, whatever the order of their lines. */
export function isSameContent(before: readonly LineContent[], after: readonly LineContent[]): boolean {
  return before.map(contentOf).sort().join("\n") === after.map(contentOf).sort().join("\n");
}
