import { businessDayOf } from "@/server/shared/business-day";
import { RestProblem } from "@/server/testing/rest-client";
import { type ChainOrder, stableNumber } from "../chain";
import { fen } from "../close-day";
import type { Document, Replay, StoreBook } from "./book";
import { bookOf, type Expected, expectReturn, meterText, type Objection, type Wanted } from "./expect";
import { ask, isNearNetPrice, type Run, release, worthOf } from "./pieces";

export interface ReturnAnswer {
  return: string;
  status: Document["status"];
  value: string;
  accepted: string | null;
  clawback: string | null;
  credit: string | null;
  lines: {
    item: string;
    qty: number;
    value: string;
    credit: string | null;
    deliveries: { delivery: string; qty: number; value: string }[];
  }[];
  clawbacks: { order: string; item: string; qty: number; amount: string }[];
}

/** One return in so many is taken back by its owner before the truck comes. */
const ONE_CANCELLED_IN = 20;
const minutesLater = (at: string, minutes: number) => new Date(new Date(at).getTime() + minutes * 60_000);

/**
 * Sends a day's cancellations at their own times, as the owner would: what a refusal names is left out, of what is too much as
 * much is kept as was delivered; over the quota every second one asks headquarters, who let two of three through, and the
 * others return as many of their lines as fit. Each answer is compared with the rehearsal's own reckoning.
 */
export async function submitReturns(replay: Replay, returns: readonly ChainOrder[]): Promise<void> {
  for (const one of returns) {
    replay.tally.see("cancellations in the file");
    for (const _ of one.lines) replay.tally.see("lines of them");
    await submitOne(replay, bookOf(replay.books, one.store), one);
  }
}

async function submitOne(replay: Replay, book: StoreBook, wish: ChainOrder): Promise<void> {
  const { tally } = replay;
  let lines: readonly Wanted[] = wish.lines;
  let askHeadquarters = false;
  // Refused for its lines, refused for the quota, and then it must be taken.
  for (let attempt = 1; attempt <= 3 && lines.length > 0; attempt += 1) {
    const expected = expectReturn(replay.chain, book, lines, businessDayOf(new Date(wish.at)));
    const refusal = await send(replay, book, wish, lines, askHeadquarters, expected);
    if (refusal === null) return;
    compareRefusal(replay, refusal, expected, wish.reference);
    if (refusal.code === "return/lines-refused") {
      for (const { status, returnable } of expected.objections)
        tally.see(
          `refused: ${status}${returnable === undefined ? "" : returnable > 0 ? ", some left" : ", none left"}`,
        );
      lines = withoutRefused(lines, expected.objections);
    } else {
      tally.see("refused: over the quota", expected.valueFen);
      askHeadquarters = stableNumber(wish.reference, "asks") % 2 === 0;
      if (!askHeadquarters) lines = fitting(expected);
    }
  }
  tally.see("given up by the owner");
}

/** What is left when each named line is left out, or cut down to what was delivered. */
function withoutRefused(lines: readonly Wanted[], objections: readonly Objection[]): Wanted[] {
  return lines.flatMap(({ item, qty }) => {
    const own = objections.filter((one) => one.item === item);
    if (own.some(({ status }) => status !== "too_many")) return [];
    const left = own[0]?.returnable ?? qty;
    return left > 0 ? [{ item, qty: left }] : [];
  });
}

/** The lines that fit what is left of the quota, in their order. */
function fitting({ lines, meter }: Expected): Wanted[] {
  let left = meter?.leftFen ?? 0;
  return lines.flatMap(({ item, qty, valueFen }) => {
    if (valueFen > left) return [];
    left -= valueFen;
    return [{ item, qty }];
  });
}

/** The refusal, or null when it was taken. */
async function send(
  replay: Replay,
  book: StoreBook,
  { store, reference, at }: ChainOrder,
  lines: readonly Wanted[],
  askHeadquarters: boolean,
  expected: Expected,
): Promise<RestProblem | null> {
  const { owner, hq } = replay.callers;
  const body = { store, note: reference, lines, ...(askHeadquarters ? { askHeadquarters } : {}) };
  try {
    const answer = await owner.post<ReturnAnswer>("returns", body, { now: at });
    compareTaken(replay, answer, expected, askHeadquarters, reference);
    const document: Document = {
      no: answer.return,
      reference,
      store,
      on: businessDayOf(new Date(at)),
      status: answer.status,
      valueFen: expected.valueFen,
      acceptedFen: 0,
      clawbackFen: 0,
      lines: expected.lines.map(({ item, qty, runs }) => ({ item, qty, runs })),
    };
    book.documents.push(document);
    for (const line of document.lines) ask(line.runs);
    if (document.status === "submitted") await decide(replay, document, minutesLater(at, 30), hq);
    else if (stableNumber(reference, "cancel") % ONE_CANCELLED_IN === 0) {
      await owner.post(`returns/${document.no}/cancel`, {}, { now: minutesLater(at, 10) });
      end(replay, document, "cancelled");
    }
    return null;
  } catch (error) {
    if (!(error instanceof RestProblem) || error.status !== 422) throw error;
    return error;
  }
}

async function decide(
  replay: Replay,
  document: Document,
  now: Date,
  hq: Replay["callers"]["hq"],
): Promise<void> {
  const decision = stableNumber(document.reference, "decision") % 3 === 0 ? "reject" : "approve";
  await hq.post(`returns/${document.no}/decide`, { decision, reason: document.reference }, { now });
  if (decision === "reject") end(replay, document, "rejected");
  else {
    document.status = "approved";
    replay.tally.see("let through by headquarters", document.valueFen);
  }
}

function end({ tally }: Replay, document: Document, status: "cancelled" | "rejected"): void {
  document.status = status;
  for (const { runs } of document.lines) release(runs);
  tally.see(
    status === "cancelled" ? "cancelled by the owner" : "rejected by headquarters",
    document.valueFen,
  );
}

const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();

function compareRefusal(
  { tally }: Replay,
  { code, problem }: RestProblem,
  { objections, isOver, meter, valueFen }: Expected,
  where: string,
): void {
  const code_ = objections.length > 0 ? "return/lines-refused" : isOver ? "return/over-quota" : "taken";
  tally.check("reason of a refusal", code_, code, where);
  if (code === "return/lines-refused") {
    const { lines } = problem.details as { lines: Objection[] };
    const found = lines.map(({ item, status, returnable }) => ({ item, status, returnable }));
    const expected = objections.map(({ item, status, returnable }) => ({ item, status, returnable }));
    tally.check("lines that a refusal names", sorted(expected), sorted(found), where);
  } else if (code === "return/over-quota" && meter) {
    const { limits } = problem.details as { limits: Record<string, string>[] };
    const [first] = limits;
    const { earned, used, reserved, left, asked } = first ?? {};
    const expected = { ...meterText(meter), askedFen: valueFen };
    tally.check(
      "meter in a refusal",
      expected,
      { earned, used, reserved, left, askedFen: asked === undefined ? null : fen(asked) },
      where,
    );
  }
}

function compareTaken(
  { tally }: Replay,
  answer: ReturnAnswer,
  { lines, objections, isOver, valueFen }: Expected,
  isAsking: boolean,
  where: string,
): void {
  tally.see("taken", valueFen);
  tally.check("taken or refused", objections.length > 0 || (isOver && !isAsking), false, where);
  tally.check("state of a return", isOver ? "submitted" : "approved", answer.status, where);
  tally.check("value of a return", valueFen, fen(answer.value), where);
  for (const { item, runs, valueFen: lineFen } of lines) {
    const line = answer.lines.find((one) => one.item === item);
    tally.check("price of a line", lineFen, line && fen(line.value), `${where} ${item}`);
    const drawn = (one: Run) => ({ delivery: one.line.delivery, qty: one.qty, fen: worthOf(one) });
    const found = (line?.deliveries ?? []).map(({ delivery, qty, value }) => ({
      delivery,
      qty,
      fen: fen(value),
    }));
    tally.check("deliveries of a line", sorted(runs.map(drawn)), sorted(found), `${where} ${item}`);
    for (const run of runs)
      tally.check("net price within a fen", true, isNearNetPrice(run, worthOf(run)), `${where} ${item}`);
  }
}
