import { caseLabelCode } from "@/app/_lib/case-label";
import type { PickSheet } from "./load-sheets";

type Line = PickSheet["lines"][number];

/** A label for one case: it goes on the carton and is scanned at loading. */
export interface CaseLabelFacts extends Omit<Line, "line" | "scannedEach" | "reason" | "cases" | "pieces"> {
  /** Unique: task, line, case. */
  code: string;
  wave: string;
  route: string;
  routeName: string;
  dc: string;
  deliverOn: PickSheet["deliverOn"];
  /** This is case n of m of its line. */
  caseNo: number;
  caseCount: number;
  /** Pieces in this case; the last one may be less than full. */
  inCaseEach: number;
  /** The next label is of another item: cut here. */
  isLastOfItem: boolean;
}

/** Labels in the order of the locations, as many per line as it has cases: the count is that of the goods. */
export function labelsOf(sheets: readonly PickSheet[]): CaseLabelFacts[] {
  return sheets.flatMap(({ lines, task, wave, route, routeName, dc, deliverOn }) =>
    lines.flatMap(({ line, scannedEach: _s, reason: _r, cases: _c, pieces: _p, ...facts }, index) => {
      const pack = Math.max(facts.casePackEach, 1);
      const caseCount = Math.ceil(facts.qtyEach / pack);
      const isLastLine = lines[index + 1]?.item !== facts.item;
      return Array.from({ length: caseCount }, (_, at) => ({
        ...facts,
        code: caseLabelCode(task, line, at + 1),
        wave,
        route,
        routeName,
        dc,
        deliverOn,
        caseNo: at + 1,
        caseCount,
        inCaseEach: Math.min(pack, facts.qtyEach - at * pack),
        isLastOfItem: isLastLine && at === caseCount - 1,
      }));
    }),
  );
}
