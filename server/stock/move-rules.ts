import { divideUp } from "@/server/shared/arithmetic";
import { byDate, compareDates, type Dated, type ExpiryDate, type Lot } from "@/server/stock/lot-rules";

/** Goods of a date that are to be carried from a place to the pick face of their item. */
export interface FaceMove extends Dated {
  from: string;
}

/** What decides whether a face needs goods. */
export interface FaceNeed {
  lots: readonly Lot[];
  /** Where the item is picked. */
  face: string;
  /** Where goods lie that were not put away: those are carried first. */
  docks: ReadonlySet<string>;
  /** Where goods lie for cross-docking: they are left there unless nothing else serves what is promised. */
  crossDocks: ReadonlySet<string>;
  reservedEach: number;
  /** Of which dates delivery orders are to be picked that have not left. */
  planned: readonly Dated[];
  /** Least and most of the face; null: it holds everything and is filled for nobody. */
  limits: { minEach: number; maxEach: number } | null;
  /** Pieces of a case; null of weighed goods, which have none. */
  caseEach: number | null;
  /** What is on its way to the face: tasks that are open, with what is left of them. */
  urgent: readonly FaceMove[];
  refill: readonly FaceMove[];
}

/**
 * What must come to the face because it is promised and does not lie there: of each date what delivery orders are planned to get, then
 * what is reserved beyond that, first expired first, in whole cases as far as they are there. What is on its way urgently counts.
 */
export function urgentMoves(need: FaceNeed): FaceMove[] {
  const sources = Sources.of(need, need.urgent);
  const atFace = new Map<ExpiryDate, number>();
  for (const { expiresOn, qtyEach } of byDate([...faceLots(need), ...need.urgent]))
    atFace.set(expiresOn, qtyEach);
  for (const { expiresOn, qtyEach } of byDate(need.planned)) {
    const there = atFace.get(expiresOn) ?? 0;
    const brought = sources.take(qtyEach - there, need.caseEach, expiresOn);
    atFace.set(expiresOn, Math.max(0, there + brought - qtyEach));
  }
  const plannedEach = sumOf(need.planned);
  const freeEach = [...atFace.values()].reduce((sum, qty) => sum + qty, 0);
  sources.take(need.reservedEach - plannedEach - freeEach, need.caseEach);
  return sources.moves();
}

/**
 * What a face is filled with that holds fewer than its least after all that is promised: up to its most, in whole cases when one fits,
 * first expired first. What is on its way counts.
 */
export function refillMoves(need: FaceNeed): FaceMove[] {
  if (!need.limits) return [];
  const onTheWay = [...need.urgent, ...need.refill];
  const thereEach = sumOf(faceLots(need)) + sumOf(onTheWay);
  if (thereEach - need.reservedEach >= need.limits.minEach) return [];
  const room = need.limits.maxEach - thereEach;
  const cases = need.caseEach === null ? 0 : Math.floor(room / need.caseEach);
  const sources = Sources.of(
    { ...need, lots: need.lots.filter(({ location }) => !need.crossDocks.has(location)) },
    onTheWay,
  );
  sources.take(cases > 0 && need.caseEach !== null ? cases * need.caseEach : room, null);
  return sources.moves();
}

/** How much of what came is put at the face, and how much beyond its most is left at the dock. */
export function facePart(qtyEach: number, atFaceEach: number, maxEach: number | null): number {
  return maxEach === null ? qtyEach : Math.max(0, Math.min(qtyEach, maxEach - atFaceEach));
}

const sumOf = (rows: readonly { qtyEach: number }[]) => rows.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
const faceLots = ({ lots, face }: FaceNeed) => lots.filter(({ location }) => location === face);

/**
 * Goods that lie elsewhere, in the order in which they are fetched: first expired, from the dock, the smaller heap; what is there for
 * cross-docking last of all.
 */
class Sources {
  private readonly taken = new Map<string, FaceMove>();
  private constructor(private readonly lots: Lot[]) {}

  static of({ lots, face, docks, crossDocks }: FaceNeed, bound: readonly FaceMove[]): Sources {
    const boundEach = (lot: Lot) =>
      sumOf(bound.filter(({ from, expiresOn }) => from === lot.location && expiresOn === lot.expiresOn));
    const elsewhere = lots
      .filter(({ location }) => location !== face)
      .map((lot) => ({ ...lot, qtyEach: lot.qtyEach - boundEach(lot) }))
      .filter(({ qtyEach }) => qtyEach > 0)
      .sort(
        (a, b) =>
          Number(crossDocks.has(a.location)) - Number(crossDocks.has(b.location)) ||
          compareDates(a.expiresOn, b.expiresOn) ||
          Number(docks.has(b.location)) - Number(docks.has(a.location)) ||
          a.qtyEach - b.qtyEach ||
          (a.location < b.location ? -1 : 1),
      );
    return new Sources(elsewhere);
  }

  /** Takes so many, of a date if one is named, rounded up to cases; answers how many there were. */
  take(qtyEach: number, caseEach: number | null, expiresOn?: ExpiryDate): number {
    let open = qtyEach > 0 && caseEach !== null ? divideUp(qtyEach, caseEach) * caseEach : qtyEach;
    let got = 0;
    for (const lot of this.lots) {
      if (open <= 0) break;
      if (expiresOn !== undefined && lot.expiresOn !== expiresOn) continue;
      const qty = Math.min(open, lot.qtyEach);
      if (qty === 0) continue;
      lot.qtyEach -= qty;
      open -= qty;
      got += qty;
      const key = `${lot.location}\n${lot.expiresOn}`;
      const move = this.taken.get(key) ?? { from: lot.location, expiresOn: lot.expiresOn, qtyEach: 0 };
      this.taken.set(key, { ...move, qtyEach: move.qtyEach + qty });
    }
    return got;
  }

  moves(): FaceMove[] {
    return [...this.taken.values()];
  }
}
