import { importStatement, isRowsRefused } from "@/server/bank";
import { matchLines } from "@/server/bank/commands/match-lines";
import { setAside, takeBackAside } from "@/server/bank/commands/set-aside";
import { unmatchLine } from "@/server/bank/commands/unmatch-line";
import { getBankLine, listBankLines } from "@/server/bank/queries/list-lines";
import {
  asideBody,
  listBankLinesQuery,
  matchLinesInput,
  statementAnswer,
  statementQuery,
  unmatchBody,
} from "@/server/bank/schema";
import { get, post, postFile } from "@/server/rest/endpoint";
import { Problem } from "@/server/rest/problem";
import type { Locale } from "@/server/shared/domain-error";
import { type FileFormat, sheetBytesMax } from "@/server/sheet/schema";

const formats: Record<string, FileFormat> = {
  "text/csv": "csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** What the banks say, and which line pays for which slip. */
export const bankEndpoints = [
  postFile("/bank-statements", {
    ability: "bank.import",
    summary:
      "Lines of a bank account: date, amount, payer_account, payer_name, note, bank_reference; matched with slips",
    query: statementQuery,
    contentTypes: Object.keys(formats),
    bytesMax: sheetBytesMax,
    answer: statementAnswer,
    handle: async ({ db, actor, now, locale, query, body, contentType }) => {
      const format = formats[contentType] ?? "csv";
      const file = { bankAccount: query.account, format, content: body };
      const imported = await importStatement(db, actor, file, now).catch((error: unknown) => {
        throw withRowErrors(error, locale);
      });
      return { status: 200, body: imported };
    },
  }),
  get("/bank-lines", {
    ability: "bank.read",
    summary: "Lines of the company's bank accounts with the slips that they pay for, youngest first",
    query: listBankLinesQuery,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listBankLines(db, actor, query) }),
  }),
  get("/bank-lines/:line", {
    ability: "bank.read",
    summary: "One line, and the slips that it pays for",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await getBankLine(db, actor, params) }),
  }),
  post("/bank-matches", {
    ability: "bank.match",
    summary: "Say that a line pays for a slip, several lines for one slip, or one line for several slips",
    input: matchLinesInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 200,
      body: await matchLines(db, actor, input, now),
    }),
  }),
  post("/bank-lines/:line/unmatch", {
    ability: "bank.match",
    summary: "Take a line away from its slips, while none of them is approved",
    input: unmatchBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await unmatchLine(db, actor, { ...input, line: params.line }, now),
    }),
  }),
  post("/bank-lines/:line/set-aside", {
    ability: "bank.match",
    summary: "Say that money that came in is no franchisee's",
    input: asideBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await setAside(db, actor, { ...input, line: params.line }, now),
    }),
  }),
  post("/bank-lines/:line/take-back", {
    ability: "bank.match",
    summary: "Say that a line that was set aside waits for its slip after all",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await takeBackAside(db, actor, params, now),
    }),
  }),
];

/** Cells that cannot be read are named beside the problem, in the caller's language, as an import of master data does. */
function withRowErrors(error: unknown, locale: Locale): unknown {
  if (!isRowsRefused(error)) return error;
  const { rows, errors } = error.details;
  const named = errors.map(({ sentence, ...where }) => ({ ...where, message: sentence[locale] }));
  const sentences = { en: error.sentence("en"), zh: error.sentence("zh") };
  return new Problem(error.status, error.code, sentences, { rows, errors: named });
}
