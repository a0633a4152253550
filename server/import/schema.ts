import { z } from "zod";
import { fileFormats, sheetBytesMax } from "@/server/sheet/schema";

/** The kinds of files, in the order in which a chain is loaded: each names only what stands before it. */
export const importKinds = [
  "dcs",
  "categories",
  "items",
  "routes",
  "plans",
  "plan-lines",
  "templates",
  "template-lines",
  "accounts",
  "stores",
  "source-exceptions",
  "dc-stock",
  "dc-places",
  "dc-faces",
  "store-stock",
  "promotions",
  "coupons",
  "charges",
] as const;

export const importKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKind>;

export const importMode = z.enum(["check", "apply"]);
export type ImportMode = z.infer<typeof importMode>;

export const importAnswer = z.object({
  kind: importKind,
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string(), message: z.string() })),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** The HQ page: the file travels as base64, so that CSV and spreadsheets take one way. */
export const importFileForm = z.strictObject({
  kind: importKind,
  format: z.enum(fileFormats),
  content: z.base64().max(Math.ceil(sheetBytesMax / 3) * 4),
});
export type ImportFileForm = z.infer<typeof importFileForm>;
