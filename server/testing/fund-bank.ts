import { setTimeout as sleep } from "node:timers/promises";
import { type FundRace, recent } from "./fund-racers";
import { isRefused, pick, times } from "./patient";

interface BankRow {
  amount: string;
  note: string;
  reference: string;
}

/** Lines of one file; the files overlap by most of them. */
const fileLines = 40;
const newLinesMax = 6;
const PAUSE_MS = 20;
const today = () => new Date().toISOString().slice(0, 10);

/**
 * People who take files of one bank in at the same time. Each file has the youngest lines of the bank, most of them known from
 * the files before. Lines name their slip, or only have its amount, or pay for two slips, or for none.
 */
export function bankClerk(given: FundRace): (clientNo: number) => Promise<void> {
  const { finance, endsAt, outcome, post } = given;
  const bank: BankRow[] = [];
  return async (clientNo) => {
    while (Date.now() < endsAt) {
      for (const row of newRows(given)) bank.push({ ...row, reference: `L${bank.length + 1}` });
      const file = bank.slice(-fileLines);
      if (file.length > 0) {
        const client = finance[clientNo % finance.length] ?? pick(finance);
        const answer = await post<{ matched: unknown[] }>(client, "bank-statements", csvOf(file), "text/csv");
        if (isRefused(answer)) outcome.defects.push(`a file was refused: ${answer.message}`);
        else {
          outcome.matched += answer.matched.length;
          for (const { reference } of file) outcome.lines.add(reference);
        }
      }
      await sleep(PAUSE_MS * 5);
    }
  };
}

function newRows({ outcome }: FundRace): Omit<BankRow, "reference">[] {
  const waiting = recent(outcome.slips).filter((slip) => !slip.isInBank);
  const rows: Omit<BankRow, "reference">[] = [{ amount: "7.77", note: "interest" }];
  for (const slip of waiting.slice(0, newLinesMax)) {
    slip.isInBank = true;
    const lot = Math.random();
    if (lot < 0.6) rows.push({ amount: slip.amount, note: `transfer ${slip.reference}` });
    else if (lot < 0.8) rows.push({ amount: slip.amount, note: "" });
    else if (lot < 0.9) rows.push({ amount: "100.00", note: "" }, { amount: "150.50", note: "" });
    else rows.push({ amount: "200.00", note: "two slips" });
  }
  return rows;
}

const csvOf = (rows: readonly BankRow[]) =>
  `date,amount,payer_account,payer_name,note,bank_reference\n${rows
    .map(({ amount, note, reference }) => `${today()},${amount},6222,Wang,${note},${reference}\n`)
    .join("")}`;

/** Somebody at the desk of unmatched lines: gives lines to slips, whether it fits or not, and takes them away again. */
export async function handMatcher({ finance, endsAt, outcome, post, read }: FundRace, clientNo: number) {
  const client = finance[clientNo % finance.length] ?? pick(finance);
  while (Date.now() < endsAt) {
    const open = await read<{ line: string; amount: string }>(client, "bank-lines?state=open&limit=40");
    const slips = await read<{ deposit: string; amount: string }>(client, "deposits?status=pending&limit=40");
    const [line, slip] = [pick(open), pick(slips)];
    if (line && slip) {
      const lot = Math.random();
      const same = slips.filter(({ amount }) => amount === line.amount);
      const pairs = [
        { lines: [line.line], deposits: [(pick(same) ?? slip).deposit] },
        { lines: [line.line], deposits: times(2, () => pick(slips).deposit) },
        { lines: times(2, () => pick(open).line), deposits: [slip.deposit] },
      ];
      const wish = lot < 0.6 ? pairs[0] : lot < 0.8 ? pairs[1] : pairs[2];
      if (!isRefused(await post(client, "bank-matches", wish))) outcome.matched += 1;
    }
    const matched = await read<{ line: string }>(client, "bank-lines?state=matched&limit=40");
    const taken = pick(matched);
    if (taken && Math.random() < 0.4) {
      const answer = await post(client, `bank-lines/${taken.line}/unmatch`, { reason: "race" });
      if (!isRefused(answer)) outcome.unmatched += 1;
    }
    await sleep(PAUSE_MS * 5);
  }
}
