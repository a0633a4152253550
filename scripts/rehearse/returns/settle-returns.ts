import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { stableNumber } from "../chain";
import { fen } from "../close-day";
import type { Document, Replay, StoreBook } from "./book";
import { bookOf } from "./expect";
import { expectGifts } from "./expect-gifts";
import { accept, type Run, worthOf } from "./pieces";
import type { ReturnAnswer } from "./submit-returns";

/** The morning of every day, in minutes after midnight: what came yesterday is inspected, then the truck goes round. */
const INSPECTED_AT = 6 * 60 + 30;
const COLLECTED_AT = 7 * 60;

/** One line in so many is refused whole, accepted by half, or accepted with half of it damaged. */
const ONE_REFUSED_IN = 25;
const ONE_HALVED_IN = 8;
const ONE_DAMAGED_IN = 10;

/**
 * A morning: the DC inspects what the trucks brought the day before and credits it, and the trucks collect what was approved since.
 * Every credit is compared line by line with the rehearsal's own.
 */
export async function settleReturns(replay: Replay, day: BusinessDay): Promise<void> {
  const documents = [...replay.books.values()].flatMap((book) => book.documents);
  for (const document of documents.filter(({ status }) => status === "collected"))
    await inspect(replay, document, instantAt(day, INSPECTED_AT));
  for (const document of documents.filter(({ status }) => status === "approved")) {
    const now = instantAt(day, COLLECTED_AT);
    await replay.callers.loader.post(`returns/${document.no}/collect`, {}, { now });
    document.status = "collected";
    replay.tally.see("collected", document.valueFen);
  }
}

/** What the DC finds, the same in every run. */
function gradesOf({ reference, lines }: Document) {
  return lines.map(({ item, qty }) => {
    const isOneIn = (count: number, word: string) => stableNumber(reference, item, word) % count === 0;
    const isHalved = isOneIn(ONE_HALVED_IN, "halved");
    const acceptedQty = isOneIn(ONE_REFUSED_IN, "refused") ? 0 : isHalved ? Math.floor(qty / 2) : qty;
    const damagedQty = isOneIn(ONE_DAMAGED_IN, "damaged") ? Math.ceil(acceptedQty / 2) : 0;
    return { item, acceptedQty, damagedQty };
  });
}

async function inspect(replay: Replay, document: Document, now: Date): Promise<void> {
  const { tally } = replay;
  const book = bookOf(replay.books, document.store);
  const lines = gradesOf(document);
  const answer = await replay.callers.dc.post<ReturnAnswer>(
    `returns/${document.no}/receive`,
    { lines },
    { now },
  );
  const credited: Run[] = [];
  let acceptedFen = 0;
  for (const { item, acceptedQty, damagedQty } of lines) {
    const line = document.lines.find((one) => one.item === item);
    const runs = accept(line?.runs ?? [], acceptedQty);
    const creditFen = runs.reduce((sum, run) => sum + worthOf(run), 0);
    const found = answer.lines.find((one) => one.item === item)?.credit;
    tally.check("credit of a line", formatFen(creditFen), found, `${document.no} ${item}`);
    tally.see(gradeWord(line?.qty ?? 0, acceptedQty, damagedQty), creditFen);
    credited.push(...runs);
    acceptedFen += creditFen;
  }
  const clawbackFen = await compareGifts(replay, book, document, answer, credited, acceptedFen);
  Object.assign(document, { status: "settled", acceptedFen, clawbackFen });
  tally.see("settled", acceptedFen - clawbackFen);
  const expected = [acceptedFen, clawbackFen, acceptedFen - clawbackFen];
  const { accepted, clawback, credit } = answer;
  const found = [accepted, clawback, credit].map((text) => (text === null ? null : fen(text)));
  tally.check("accepted, taken for gifts, credited", expected, found, document.no);
}

function gradeWord(qty: number, accepted: number, damaged: number): string {
  if (accepted === 0) return "line refused by the DC";
  if (damaged > 0) return "line with damaged goods";
  return accepted < qty ? "line accepted in part" : "line accepted";
}

async function compareGifts(
  replay: Replay,
  book: StoreBook,
  document: Document,
  answer: ReturnAnswer,
  credited: readonly Run[],
  acceptedFen: number,
): Promise<number> {
  const orders = [...new Set(credited.flatMap(({ line }) => line.order ?? []))].sort();
  const gifts = await expectGifts(replay, book, orders, acceptedFen);
  const key = ({ order, item }: { order: string; item: string }) => `${order} ${item}`;
  const expected = gifts.map((gift) => [key(gift), gift.qty, formatFen(gift.fen)].join(" ")).sort();
  const found = answer.clawbacks.map((gift) => [key(gift), gift.qty, gift.amount].join(" ")).sort();
  replay.tally.check("gifts taken back", expected, found, document.no);
  for (const gift of gifts) replay.tally.see("gift taken back", gift.fen);
  return gifts.reduce((sum, gift) => sum + gift.fen, 0);
}
