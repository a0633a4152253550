import { type BusinessDay, monthStartOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import type { Chain } from "../chain";
import { fen } from "../close-day";
import type { Document, StoreBook } from "./book";
import { freeRuns, type Run, worthOf } from "./pieces";

export interface Wanted {
  item: string;
  qty: number;
}

export interface ExpectedLine extends Wanted {
  runs: Run[];
  valueFen: number;
}

export interface Objection {
  item: string;
  status: string;
  returnable?: number;
}

/** What the business rules say of a return, worked out from files and deliveries alone. */
export interface Expected {
  objections: Objection[];
  lines: ExpectedLine[];
  valueFen: number;
  meter: Meter | null;
  isOver: boolean;
}

export interface Meter {
  earnedFen: number;
  usedFen: number;
  reservedFen: number;
  leftFen: number;
}

/** R21 from the store's row and its documents: of the month for an amount, since ever for a ratio. Null: nothing limits it. */
export function meterOf(book: StoreBook, day: BusinessDay): Meter | null {
  const [policy, value] = book.policy.split(":");
  if (policy === "none" && book.kind === "direct") return null;
  const figure = value === undefined ? 0 : fen(value);
  const isCumulative = policy === "ratio";
  const earnedFen = isCumulative ? Math.floor((book.boughtFen * figure + 5_000) / 10_000) : figure;
  const counted = book.documents.filter(({ on }) => isCumulative || on >= monthStartOf(day));
  const sum = (statuses: readonly Document["status"][], of: (one: Document) => number) =>
    counted.filter(({ status }) => statuses.includes(status)).reduce((total, one) => total + of(one), 0);
  const usedFen = sum(["settled"], ({ acceptedFen }) => acceptedFen);
  const reservedFen = sum(["approved", "collected"], ({ valueFen }) => valueFen);
  return { earnedFen, usedFen, reservedFen, leftFen: earnedFen - usedFen - reservedFen };
}

/** What a store may expect for these lines on that day. */
export function expectReturn(
  chain: Chain,
  book: StoreBook,
  wanted: readonly Wanted[],
  day: BusinessDay,
): Expected {
  const objections: Objection[] = [];
  const lines: ExpectedLine[] = [];
  for (const { item, qty } of wanted) {
    if (!chain.items.has(item)) {
      objections.push({ item, status: "unknown_item" });
      continue;
    }
    const isReturnable = chain.returnable.get(`${book.plan} ${item}`);
    if (!isReturnable)
      objections.push({ item, status: isReturnable === undefined ? "not_in_plan" : "not_returnable" });
    const { runs, found } = freeRuns(book.goods.get(item) ?? [], qty);
    if (found < qty) objections.push({ item, status: "too_many", returnable: found });
    lines.push({ item, qty, runs, valueFen: runs.reduce((total, run) => total + worthOf(run), 0) });
  }
  const valueFen = lines.reduce((total, line) => total + line.valueFen, 0);
  const meter = meterOf(book, day);
  return {
    objections,
    lines,
    valueFen,
    meter,
    isOver: meter !== null && valueFen > 0 && valueFen > meter.leftFen,
  };
}

/** A meter in the words of the interface. */
export const meterText = ({ earnedFen, usedFen, reservedFen, leftFen }: Meter) => ({
  earned: formatFen(earnedFen),
  used: formatFen(usedFen),
  reserved: formatFen(reservedFen),
  left: formatFen(leftFen),
});

export function bookOf(books: ReadonlyMap<string, StoreBook>, store: string): StoreBook {
  const book = books.get(store);
  invariant(book, `store ${store} has no book`);
  return book;
}
