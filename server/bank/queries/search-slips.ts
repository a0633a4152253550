import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/bank/errors";
import { loadOpenSlips, loadPayers } from "@/server/bank/load-open";
import { amountOf } from "@/server/bank/queries/list-lines";
import { codesOfLine, codesOfSlip } from "@/server/bank/rules/codes";
import { type BankRule, hasAmountOf, type OpenLine, type OpenSlip } from "@/server/bank/rules/match-types";
import { proposeMatches } from "@/server/bank/rules/propose-matches";
import { type LooseRule, proposeOthers } from "@/server/bank/rules/propose-others";
import type { SearchSlipsInput } from "@/server/bank/schema";
import { formatFen } from "@/server/shared/fen";

/** A slip that a line may pay for. */
export interface SlipForLine {
  deposit: string;
  account: string;
  accountName: string;
  status: string;
  amount: string;
  payer: string;
  reference: string;
  day: string;
  /** Why it is proposed; null for one that was only searched. */
  rule: BankRule | LooseRule | null;
  confidence: number | null;
}

const shownMax = 20;

/**
 * Slips for a line: without a search those that the rules propose and, below them, slips of the same payer with another
 * amount; else those with this amount or with this text in number, code, payer, reference, or account; proposed ones
 * first. Only slips that can take lines.
 */
export async function searchSlips(
  db: DbOrTx,
  actor: Actor,
  { line: lineNo, search }: SearchSlipsInput,
): Promise<SlipForLine[]> {
  mustBeAbleTo(actor, "bank.read");
  const [line] = await sqlOf(db)<OpenLine[]>`
    select id, booked_on::text as day, amount_fen as "amountFen", fee_fen as "feeFen",
           payer_account as "payerAccount", payer_name as "payerName", note,
           bank_reference as "bankReference"
    from bank_lines where line_no = ${lineNo}`;
  if (!line) throw refuse("bank/unknown-line", { line: lineNo });
  const open = await loadOpenSlips(db, line.day);
  const proposed = new Map<number, { rule: BankRule | LooseRule; confidence: number }>();
  const near = concerned(open, line);
  const payers = await loadPayers(db, [line]);
  const { matches, suggestions } = proposeMatches([line], near, payers);
  const others = proposeOthers([line], open, payers).slice(0, shownMax);
  for (const { depositId, rule, confidence } of [...matches, ...suggestions, ...others])
    if (!proposed.has(depositId)) proposed.set(depositId, { rule, confidence });
  const ids = search.trim() === "" ? [...proposed.keys()] : open.map((slip) => slip.id);
  const rows = await readSlips(db, ids, search.trim());
  return rows
    .map(({ id, fen, ...row }) => ({
      ...row,
      amount: formatFen(fen),
      rule: proposed.get(id)?.rule ?? null,
      confidence: proposed.get(id)?.confidence ?? null,
    }))
    .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))
    .slice(0, shownMax);
}

/** Slips that the rules can bring together with the line: of its amount, or named on it. */
function concerned(slips: readonly OpenSlip[], line: OpenLine): OpenSlip[] {
  const codes = codesOfLine(line);
  return slips.filter(
    (slip) => hasAmountOf(line, slip.amountFen) || codesOfSlip(slip).some((code) => codes.has(code)),
  );
}

interface Stored extends Omit<SlipForLine, "amount" | "rule" | "confidence"> {
  id: number;
  fen: number;
}

async function readSlips(db: DbOrTx, ids: readonly number[], search: string): Promise<Stored[]> {
  const rows = await sqlOf(db)<Stored[]>`
    select d.id, d.deposit_no as deposit, a.code as account, a.name as "accountName", d.status::text as status,
           coalesce(d.received_fen, d.amount_fen) as fen, d.payer, coalesce(d.reference_code, d.reference) as reference,
           (d.version_at at time zone 'Asia/Shanghai')::date::text as day
    from deposits d join accounts a on a.id = d.account_id
    where d.id = any(${ints(ids)}::int8[])
      and (${search} = '' or d.amount_fen = ${amountOf(search)}::int8
           or strpos(lower(concat_ws(' ', d.deposit_no, d.reference_code, d.reference, d.payer, a.code, a.name)), lower(${search})) > 0)
    order by d.id desc limit 200`;
  return [...rows];
}
