import type { BusinessDay } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { fen } from "../close-day";
import type { Replay, StoreBook } from "./book";
import { meterOf, meterText } from "./expect";

/** Every store's meter as the interface shows it against the documents: what was bought, used, reserved and is left. */
export async function compareMeters(
  { books, callers, tally }: Replay,
  day: BusinessDay,
  now: Date,
): Promise<void> {
  for (const book of books.values()) {
    const expected = meterOf(book, day);
    const { policy, earned, used, reserved, left } = await callers.owner.get<Record<string, string | null>>(
      `stores/${book.code}/return-quota`,
      { now },
    );
    const unlimited = { earned: "0.00", used: "0.00", reserved: "0.00", left: null };
    tally.check(
      "quota meter",
      { policy: book.policy, ...(expected ? meterText(expected) : unlimited) },
      { policy, earned, used, reserved, left },
      `${book.code} on ${day}`,
    );
  }
}

/** The end: every return is there as the rehearsal knows it, and each credit is once where its store's money is. */
export async function compareBooks(replay: Replay): Promise<void> {
  const { books, callers, tally } = replay;
  const documents = [...books.values()].flatMap((book) => book.documents);
  const rows = await callers.hq.all<{ return: string; status: string; value: string; credit: string | null }>(
    "returns",
  );
  const shown = rows.map((row) => [row.return, row.status, row.value, row.credit].join(" ")).sort();
  const own = documents.map((one) => {
    const credit = one.status === "settled" ? formatFen(one.acceptedFen - one.clawbackFen) : null;
    return [one.no, one.status, formatFen(one.valueFen), credit].join(" ");
  });
  for (const [index, text] of own.sort().entries()) tally.check("document", text, shown[index], "returns");
  tally.check("number of documents", own.length, shown.length, "returns");
  const accounts = Map.groupBy(
    [...books.values()].filter(({ settlement, account }) => settlement === "prepaid" && account),
    ({ account }) => account,
  );
  for (const [account, ofAccount] of accounts) await compareAccount(replay, account, ofAccount);
  for (const book of books.values()) if (book.settlement === "cod") await compareDues(replay, book);
}

const creditsOf = (books: readonly StoreBook[]) =>
  books.flatMap(({ documents }) =>
    documents
      .map(({ no, status, acceptedFen, clawbackFen }) => ({
        no,
        fen: status === "settled" ? acceptedFen - clawbackFen : 0,
      }))
      .filter((credit) => credit.fen > 0),
  );

async function compareAccount(
  { callers, tally }: Replay,
  account: string,
  books: readonly StoreBook[],
): Promise<void> {
  const rows = await callers.finance.all<{ type: string; document: string; income: string }>(
    `accounts/${account}/entries`,
  );
  const found = rows.filter(({ type }) => type === "return").map((row) => `${row.document} ${row.income}`);
  const expected = creditsOf(books).map((credit) => `${credit.no} ${formatFen(credit.fen)}`);
  tally.check("credits of an account", expected.sort(), found.sort(), account);
}

/** What a store that pays on delivery owes less for the deliveries that it returned from. */
async function compareDues({ callers, tally }: Replay, book: StoreBook): Promise<void> {
  const lines = [...book.goods.values()].flat();
  let lessFen = 0;
  for (const [delivery, ofDelivery] of Map.groupBy(lines, (line) => line.delivery)) {
    const due = await callers.finance.get<{ amount: string }>(`cod/dues/${delivery}`);
    lessFen += ofDelivery.reduce((sum, { netFen }) => sum + netFen, 0) - fen(due.amount);
  }
  const creditFen = creditsOf([book]).reduce((sum, credit) => sum + credit.fen, 0);
  tally.check("dues of a store", formatFen(creditFen), formatFen(lessFen), book.code);
}
