import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type BankMapping, bankMapping } from "@/server/bank/schema";

export interface BankAccountRow {
  bank: string;
  branch: string;
  holder: string;
  accountNo: string;
  isShown: boolean;
  /** How its files are read; null before the first one. */
  mapping: BankMapping | null;
  /** Up to which day its lines are in. */
  lastDay: string | null;
  openLines: number;
}

/** The company's bank accounts, with the mapping of each and how far its lines are in. */
export async function listBankAccounts(db: DbOrTx, actor: Actor): Promise<BankAccountRow[]> {
  mustBeAbleTo(actor, "bank.read");
  const rows = await sqlOf(db)<(Omit<BankAccountRow, "mapping"> & { mapping: unknown })[]>`
    select b.bank, b.branch, b.holder, b.account_no as "accountNo", b.is_shown as "isShown", m.mapping,
           (select max(s.to_on)::text from bank_statements s where s.bank_account_id = b.id) as "lastDay",
           (select count(*)::int4 from bank_lines l
            where l.bank_account_id = b.id and l.kind = 'in' and l.matched_fen = 0 and l.aside_at is null) as "openLines"
    from company_bank_accounts b left join bank_mappings m on m.bank_account_id = b.id
    order by b.sequence, b.id`;
  return rows.map((row) => ({ ...row, mapping: bankMapping.safeParse(row.mapping).data ?? null }));
}
