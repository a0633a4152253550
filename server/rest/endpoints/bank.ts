import { importStatement, isRowsRefused } from "@/server/bank";
import { statementAnswer, statementQuery } from "@/server/bank/schema";
import { postFile } from "@/server/rest/endpoint";
import { Problem } from "@/server/rest/problem";
import type { Locale } from "@/server/shared/domain-error";
import { type FileFormat, sheetBytesMax } from "@/server/sheet/schema";

const formats: Record<string, FileFormat> = {
  "text/csv": "csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** What the banks say. */
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
];

/** Cells that cannot be read are named beside the problem, in the caller's language, as an import of master data does. */
function withRowErrors(error: unknown, locale: Locale): unknown {
  if (!isRowsRefused(error)) return error;
  const { rows, errors } = error.details;
  const named = errors.map(({ sentence, ...where }) => ({ ...where, message: sentence[locale] }));
  const sentences = { en: error.sentence("en"), zh: error.sentence("zh") };
  return new Problem(error.status, error.code, sentences, { rows, errors: named });
}
