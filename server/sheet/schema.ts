import type { Locale } from "@/server/shared/domain-error";

export const fileFormats = ["csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Rows of one file, the header not counted. */
export const sheetRowsMax = 50_000;
/** Row errors listed in one answer. */
export const rowErrorsMax = 1_000;
/** Bytes of one file. */
export const sheetBytesMax = 32 * 1024 * 1024;

/** What is wrong in one cell; `column` is empty when it is the row as a whole. The header is row 1. */
export interface RowError {
  row: number;
  column: string;
  code: string;
  sentence: Record<Locale, string>;
}
