import { type Db, sqlOf } from "@/db/client";
import { createDeposit } from "@/server/account";
import { type ImportedStatement, importStatement } from "@/server/bank/commands/import-statement";
import { listBankLines } from "@/server/bank/queries/list-lines";
import type { BankLineState } from "@/server/bank/schema";
import { now, person } from "@/server/testing/given-delivery";

export const owner = person("owner", { id: 1 });
export const finance = person("finance", { id: 2 });
export const finance2 = person("finance", { id: 22, name: "finance2" });

/** A row of the machine interface's file. */
export interface Row {
  date?: string;
  amount: string;
  account?: string;
  name?: string;
  note?: string;
  reference?: string;
}

/** For tests: rows as `POST /bank-statements` takes them. */
export const csvOf = (rows: readonly Row[]) =>
  Buffer.from(
    [
      "date,amount,payer_account,payer_name,note,bank_reference",
      ...rows.map(({ date = "2026-03-10", amount, account = "", name = "", note = "", reference = "" }) =>
        [date, amount, account, name, note, reference].join(","),
      ),
    ].join("\n"),
  );

/** For tests: what finance does with files and slips. */
export function bankOf(db: Db) {
  const bring = (rows: readonly Row[], bankAccount?: string): Promise<ImportedStatement> =>
    importStatement(db, finance, { bankAccount, format: "csv", content: csvOf(rows) }, now);
  const slip = async (amount: number, payer = "Wang", account = "A0", reference = "") =>
    (await createDeposit(db, owner, { account, amount, method: "bank_transfer", payer, reference }, now))
      .deposit;
  const codeOf = async (deposit: string) => {
    const [row] = await sqlOf(db)<{ code: string }[]>`
      select reference_code as code from deposits where deposit_no = ${deposit}`;
    return row?.code ?? "";
  };
  const lines = async (state?: BankLineState) =>
    (await listBankLines(db, finance, { state, limit: 500 })).rows;
  /** Brings one open line in and answers its number. */
  const openLine = async (amount: string, more: Partial<Row> = {}) => {
    const reference = crypto.randomUUID();
    await bring([{ amount, ...more, reference }]);
    const line = (await lines()).find((row) => row.bankReference === reference);
    return line?.line ?? "";
  };
  return { bring, slip, codeOf, lines, openLine };
}
