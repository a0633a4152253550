import { z } from "zod";
import { type ImportedFile, importFile, isRowsRefused } from "@/server/import";
import { type ImportMode, importAnswer, importMode } from "@/server/import/schema";
import { postFile } from "@/server/rest/endpoint";
import { Problem } from "@/server/rest/problem";
import type { Locale } from "@/server/shared/domain-error";
import { type FileFormat, sheetBytesMax } from "@/server/sheet/schema";

const formats: Record<string, FileFormat> = {
  "text/csv": "csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** Master data in bulk. */
export const importEndpoints = [
  postFile("/imports/:kind", {
    ability: "import.read",
    summary: "Check or apply a file of master data, openings, or fees and rebates: all of its rows or none",
    query: z.strictObject({ mode: importMode }),
    contentTypes: Object.keys(formats),
    bytesMax: sheetBytesMax,
    answer: importAnswer,
    handle: async ({ db, actor, now, locale, params, query, body, contentType }) => {
      const file = {
        kind: params.kind,
        mode: query.mode,
        format: formats[contentType] ?? "csv",
        content: body,
      };
      const imported = await importFile(db, actor, file, now).catch((error: unknown) => {
        throw withRowErrors(error, locale, query.mode);
      });
      return { status: 200, body: answerOf(imported) };
    },
  }),
];

const answerOf = (imported: ImportedFile) => ({ ...imported, errors: [] });

/** Rows that were refused are named beside the problem, in the caller's language (rulings 34). */
function withRowErrors(error: unknown, locale: Locale, mode: ImportMode): unknown {
  if (!isRowsRefused(error)) return error;
  const { errors, ...counts } = error.details;
  const named = errors.map(({ sentence, ...where }) => ({ ...where, message: sentence[locale] }));
  const sentences = { en: error.sentence("en"), zh: error.sentence("zh") };
  return new Problem(error.status, error.code, sentences, { ...counts, mode, errors: named });
}
