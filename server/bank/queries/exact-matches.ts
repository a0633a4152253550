import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { loadPayers } from "@/server/bank/load-open";
import { codesInNote, codesOfSlip } from "@/server/bank/rules/codes";
import { plainAccount, plainName } from "@/server/bank/rules/payers";
import { type BusinessDay, daysBetween } from "@/server/shared/business-day";

/** A slip whose money the bank shows. */
export interface ExactMatch {
  deposit: string;
  lines: string[];
  /** What the lines bring: the only amount that can be approved. */
  receivedFen: number;
  /** Everything that bulk approval asks for; what is not met is named. */
  isExact: boolean;
  misses: ("amount" | "payer" | "reference" | "day" | "lines")[];
}

interface Row {
  deposit: string;
  accountId: number;
  amountFen: number;
  matchedFen: number;
  slipDay: BusinessDay;
  depositNo: string;
  referenceCode: string | null;
  reference: string;
  lines: { no: string; day: BusinessDay; account: string; name: string; note: string }[];
}

/** Bulk approval takes a day's difference: a transfer in the evening is booked in the morning. */
const daysMax = 1;
const slipsMax = 5_000;

/**
 * Waiting slips with matched lines, and whether each is exact: one line of the declared amount, from a payer on the
 * account's list, with the slip's code in its note, a day apart at most (5.4). Only exact ones may be approved in bulk.
 */
export async function exactMatches(
  db: DbOrTx,
  filter: { deposits?: readonly string[] } = {},
): Promise<ExactMatch[]> {
  const wanted = filter.deposits ? texts(filter.deposits) : null;
  const rows = await sqlOf(db)<Row[]>`
    select d.deposit_no as deposit, d.deposit_no as "depositNo", d.account_id as "accountId",
           d.amount_fen as "amountFen", d.matched_fen as "matchedFen",
           (d.version_at at time zone 'Asia/Shanghai')::date::text as "slipDay",
           d.reference_code as "referenceCode", d.reference,
           (select json_agg(json_build_object('no', l.line_no, 'day', l.booked_on::text, 'account', l.payer_account,
                     'name', l.payer_name, 'note', l.note) order by l.id)
            from bank_matches m join bank_lines l on l.id = m.line_id where m.deposit_id = d.id) as lines
    from deposits d
    where d.status = 'pending' and d.matched_fen > 0
      and (${wanted}::text is null or d.deposit_no = any(${wanted}::text::text[]))
    order by d.id limit ${slipsMax}`;
  const payers = await loadPayers(
    db,
    rows.map((row) => row.accountId),
  );
  const accounts = new Set(payers.map((p) => `${p.accountId}|${plainAccount(p.payerAccount)}`));
  const names = new Set(payers.map((p) => `${p.accountId}|${plainName(p.payerName)}`));
  const isKnown = (accountId: number, { account, name }: Row["lines"][number]) =>
    account === ""
      ? name !== "" && names.has(`${accountId}|${plainName(name)}`)
      : accounts.has(`${accountId}|${plainAccount(account)}`);
  return rows.map((row) => {
    const misses = missesOf(row, (line) => isKnown(row.accountId, line));
    const { deposit, lines, matchedFen } = row;
    return {
      deposit,
      lines: lines.map(({ no }) => no),
      receivedFen: matchedFen,
      isExact: misses.length === 0,
      misses,
    };
  });
}

function missesOf(row: Row, isKnown: (line: Row["lines"][number]) => boolean): ExactMatch["misses"] {
  const [line] = row.lines;
  if (!line || row.lines.length > 1) return ["lines"];
  const codes = codesInNote(line.note);
  const misses: ExactMatch["misses"] = [];
  if (row.amountFen !== row.matchedFen) misses.push("amount");
  if (!isKnown(line)) misses.push("payer");
  if (!codesOfSlip(row).some((code) => codes.has(code))) misses.push("reference");
  if (Math.abs(daysBetween(line.day, row.slipDay)) > daysMax) misses.push("day");
  return misses;
}
