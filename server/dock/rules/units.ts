import { caseLabelCode } from "@/server/shared/label-code";

/** What is known of the cases of one pick line. */
export interface CaseLine {
  task: number;
  line: number;
  /** Allocated, in base units. */
  qtyEach: number;
  /** What is picked, or will be as things stand. */
  pickedEach: number;
  casePackEach: number;
}

/** One case and its label. */
export interface CaseUnit {
  code: string;
  /** This is case n of m. */
  caseNo: number;
  caseCount: number;
  /** Base units inside; the last case may be less than full. */
  inCaseEach: number;
  /** It was printed, but the shelf was short: there is no such case. */
  isShort: boolean;
}

const casesOf = (qtyEach: number, packEach: number) => Math.ceil(qtyEach / Math.max(packEach, 1));

/**
 * The cases of a line: as many labels as were allocated, of which those beyond what was picked are void, the highest
 * numbers first. Case n of m counts what there is, so a label printed after a short says the right m.
 */
export function caseUnits({ task, line, qtyEach, pickedEach, casePackEach }: CaseLine): CaseUnit[] {
  const pack = Math.max(casePackEach, 1);
  const printed = casesOf(qtyEach, pack);
  const there = casesOf(pickedEach, pack);
  return Array.from({ length: printed }, (_, at) => {
    const isShort = at >= there;
    const ofEach = isShort ? qtyEach : pickedEach;
    return {
      code: caseLabelCode(task, line, at + 1),
      caseNo: at + 1,
      caseCount: isShort ? printed : there,
      inCaseEach: Math.min(pack, ofEach - at * pack),
      isShort,
    };
  });
}

interface Stop {
  route: string;
  stop: number;
  store: string;
}

/** In the order in which the truck comes to them: as they are handed over. */
export function byStop(a: Stop, b: Stop): number {
  return compare(a.route, b.route) || a.stop - b.stop || compare(a.store, b.store);
}

/** The last stop first: as a truck is loaded, so that the first stop stands at its door. */
export function byReverseStop(a: Stop, b: Stop): number {
  return compare(a.route, b.route) || b.stop - a.stop || compare(b.store, a.store);
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
