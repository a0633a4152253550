import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextAboveZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
import { fileFormats, sheetBytesMax } from "@/server/sheet/schema";

const number = z.string().min(1).max(60);
const reason = z.string().trim().min(1).max(500);
/** A column by the text of its head; empty: the file has none. */
const column = z.string().trim().max(100).default("");

export const dayOrders = ["ymd", "dmy", "mdy"] as const;
export const amountStyles = ["signed", "in_out", "direction"] as const;

/** How the files of one bank are read. */
export const bankMapping = z
  .strictObject({
    /** Which row holds the heads; banks write their own name and the period above. */
    headerRow: z.int().min(1).max(100),
    date: z.string().trim().min(1).max(100),
    dayOrder: z.enum(dayOrders).default("ymd"),
    /** `signed`: one column, less than nothing is out. `in_out`: two columns. `direction`: a column says in or out. */
    amountStyle: z.enum(amountStyles),
    amount: column,
    moneyIn: column,
    moneyOut: column,
    direction: column,
    /** What the direction column says for money that comes in. */
    inWords: z.array(z.string().trim().min(1).max(20)).max(20).default([]),
    decimal: z.enum([".", ","]).default("."),
    fee: column,
    payerAccount: column,
    payerName: column,
    /** Up to four columns that together are the note. */
    notes: z.array(z.string().trim().min(1).max(100)).max(4).default([]),
    bankReference: column,
  })
  .refine(
    ({ amountStyle, amount, moneyIn, direction }) =>
      amountStyle === "in_out"
        ? moneyIn !== ""
        : amount !== "" && (amountStyle === "signed" || direction !== ""),
    { message: "the columns of the amount are missing", path: ["amount"] },
  );
export type BankMapping = z.output<typeof bankMapping>;
export type BankMappingForm = z.input<typeof bankMapping>;

const file = {
  format: z.enum(fileFormats),
  content: z.base64().max(Math.ceil(sheetBytesMax / 3) * 4),
};
export const previewStatementForm = z.strictObject({
  bankAccount: number,
  ...file,
  mapping: bankMapping.optional(),
});
export const importStatementForm = z.strictObject({
  bankAccount: number,
  ...file,
  fileName: z.string().max(200).default(""),
  mapping: bankMapping,
});
export type PreviewStatementForm = z.output<typeof previewStatementForm>;
export type ImportStatementForm = z.output<typeof importStatementForm>;

export const saveBankAccountInput = z.strictObject({
  bank: z.string().trim().min(1).max(100),
  branch: z.string().trim().max(100).default(""),
  holder: z.string().trim().min(1).max(200),
  accountNo: z.string().trim().min(1).max(60),
  isShown: z.boolean().default(true),
});
export type SaveBankAccountInput = z.output<typeof saveBankAccountInput>;

export const bankLineStates = ["open", "matched", "used", "aside", "out", "fee"] as const;
export type BankLineState = (typeof bankLineStates)[number];
export const bankRules = [
  "reference_code",
  "amount_payer_account",
  "amount_payer_name",
  "amount_date",
  "by_hand",
] as const;

export const listBankLinesQuery = pageInput
  .extend({
    state: z.enum(bankLineStates).optional(),
    bankAccount: number.optional(),
    statement: number.optional(),
    from: businessDayText.optional(),
    to: businessDayText.optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export type ListBankLinesInput = z.output<typeof listBankLinesQuery>;
export const bankLineInput = z.strictObject({ line: number });
/** `received`: what somebody reads in the bank; lines of exactly this amount are proposed too. */
export const linesForInput = z.strictObject({ deposit: number, received: fenTextAboveZero.optional() });
export type LinesForInput = z.output<typeof linesForInput>;
export const searchSlipsInput = z.strictObject({ line: number, search: z.string().max(100).default("") });
export type SearchSlipsInput = z.output<typeof searchSlipsInput>;

/** Nothing to say: everything that waits. */
export const matchWaitingInput = z.strictObject({});

/** One line for one slip, several lines for one slip, or one line for several slips. */
export const matchLinesInput = z
  .strictObject({ lines: z.array(number).min(1).max(50), deposits: z.array(number).min(1).max(50) })
  .refine(({ lines, deposits }) => lines.length === 1 || deposits.length === 1, {
    message: "several lines go to one slip, or one line to several slips",
    path: ["lines"],
  });
export type MatchLinesInput = z.output<typeof matchLinesInput>;
export const unmatchBody = z.strictObject({ reason: reason.optional() });
export const unmatchLineInput = unmatchBody.extend({ line: number });
export type UnmatchLineInput = z.output<typeof unmatchLineInput>;
export const asideBody = z.strictObject({ reason });
export const setAsideInput = asideBody.extend({ line: number });
export type SetAsideInput = z.output<typeof setAsideInput>;
export const createSlipFromLineInput = z.strictObject({ line: number, account: number });
export type CreateSlipFromLineInput = z.output<typeof createSlipFromLineInput>;

export const payersInput = z.strictObject({ account: number });
export const changePayerInput = z
  .strictObject({
    account: number,
    payerAccount: z.string().trim().max(60),
    payerName: z.string().trim().max(200),
    isKnown: z.boolean(),
  })
  .refine(({ payerAccount, payerName }) => payerAccount !== "" || payerName !== "", {
    message: "an account number or a name is needed",
    path: ["payerAccount"],
  });
export type ChangePayerInput = z.output<typeof changePayerInput>;

/** `POST /bank-statements`. */
export const statementQuery = z.strictObject({ account: number.optional() });
const pair = z.object({ deposit: z.string(), bankLine: z.string(), rule: z.enum(bankRules) });
export const statementAnswer = z.object({
  statement: z.string(),
  imported: z.int(),
  duplicates: z.int(),
  skipped: z.int(),
  matched: z.array(pair),
  suggested: z.int(),
  unmatched: z.int(),
  suggestions: z.array(pair),
});
