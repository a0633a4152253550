import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/bank/errors";
import type { BankRule } from "@/server/bank/rules/match-types";
import type { BankLineState, ListBankLinesInput } from "@/server/bank/schema";
import { formatFen } from "@/server/shared/fen";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

/** A line as finance reads it. */
export interface BankLineRow {
  line: string;
  bankAccount: string;
  bank: string;
  statement: string;
  /** The day on which the bank booked it. */
  day: string;
  amount: string;
  fee: string;
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
  state: BankLineState;
  /** The slips that it pays for, with what each gets and why. */
  slips: { deposit: string; account: string; status: string; amount: string; rule: BankRule; by: string }[];
  asideReason: string | null;
}

interface StoredSlip {
  deposit: string;
  account: string;
  status: string;
  fen: number;
  rule: BankRule;
  by: string;
}

interface StoredLine extends Omit<BankLineRow, "amount" | "fee" | "slips"> {
  id: number;
  amountFen: number;
  feeFen: number;
  slips: StoredSlip[] | null;
}

/** Lines of the company's bank accounts, youngest first, narrowed by state, account, statement, days or a part of their texts. */
export async function listBankLines(
  db: DbOrTx,
  actor: Actor,
  input: ListBankLinesInput & { line?: string },
): Promise<Page<BankLineRow>> {
  mustBeAbleTo(actor, "bank.read");
  const sql = sqlOf(db);
  const { state = null, bankAccount = null, statement = null, from = null, to = null, line = null } = input;
  const search = (input.search ?? "").trim();
  const fen = amountOf(search);
  const before = cursorNumber(input.cursor, 0, null);
  // As an array, so that the few waiting lines are looked up by number instead of every line being asked.
  const waiting = sql`
    array(select m.line_id from deposits d join bank_matches m on m.deposit_id = d.id
          where d.matched_fen > 0 and d.status <> 'approved')`;
  const ofState = {
    open: sql`l.kind = 'in' and l.matched_fen = 0 and l.aside_at is null`,
    matched: sql`l.id = any(${waiting})`,
    used: sql`l.matched_fen > 0 and l.id <> all(${waiting})`,
    aside: sql`l.aside_at is not null`,
    out: sql`l.kind = 'out'`,
    fee: sql`l.kind = 'fee'`,
  };
  const rows = await sql<StoredLine[]>`
    select l.id, l.line_no as line, b.account_no as "bankAccount", b.bank, s.statement_no as statement,
           l.booked_on::text as day, l.amount_fen as "amountFen", l.fee_fen as "feeFen",
           l.payer_account as "payerAccount", l.payer_name as "payerName", l.note, l.bank_reference as "bankReference",
           case when l.kind <> 'in' then l.kind::text when l.aside_at is not null then 'aside'
                when l.matched_fen = 0 then 'open'
                when exists (select 1 from bank_matches m join deposits d on d.id = m.deposit_id
                             where m.line_id = l.id and d.status <> 'approved') then 'matched'
                else 'used' end as state,
           l.aside_reason as "asideReason",
           (select json_agg(json_build_object('deposit', d.deposit_no, 'account', a.code, 'status', d.status,
                     'fen', m.amount_fen, 'rule', m.rule, 'by', m.matched_by_name) order by d.id)
            from bank_matches m join deposits d on d.id = m.deposit_id join accounts a on a.id = d.account_id
            where m.line_id = l.id) as slips
    from bank_lines l
    join company_bank_accounts b on b.id = l.bank_account_id
    join bank_statements s on s.id = l.statement_id
    where (${before}::int8 is null or l.id < ${before}::int8)
      and (${line}::text is null or l.line_no = ${line}::text)
      and ${state === null ? sql`true` : ofState[state]}
      and (${bankAccount}::text is null or b.account_no = ${bankAccount}::text)
      and (${statement}::text is null or s.statement_no = ${statement}::text)
      and (${from}::text is null or l.booked_on >= ${from}::text::date)
      and (${to}::text is null or l.booked_on <= ${to}::text::date)
      and (${search} = '' or l.amount_fen = ${fen}::int8
           or strpos(lower(concat_ws(' ', l.line_no, l.payer_account, l.payer_name, l.note, l.bank_reference)), lower(${search})) > 0)
    order by l.id desc limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.id]);
  return { rows: page.rows.map(shown), nextCursor: page.nextCursor };
}

/** One line; an unknown number is refused with `bank/unknown-line`. */
export async function getBankLine(db: DbOrTx, actor: Actor, input: { line: string }): Promise<BankLineRow> {
  const [row] = (await listBankLines(db, actor, { ...input, limit: 1 })).rows;
  if (!row) throw refuse("bank/unknown-line", input);
  return row;
}

/** "1,234.50", "1234.5" or "1234" typed into a search is an amount as well; else null. */
export function amountOf(search: string): number | null {
  const plain = search.replaceAll(",", "");
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null;
  const [whole = "", decimals = ""] = plain.split(".");
  return Number(whole + decimals.padEnd(2, "0"));
}

function shown({ id: _, amountFen, feeFen, slips, ...row }: StoredLine): BankLineRow {
  return {
    ...row,
    amount: formatFen(amountFen),
    fee: formatFen(feeFen),
    slips: (slips ?? []).map(({ fen, ...slip }) => ({ ...slip, amount: formatFen(fen) })),
  };
}
