import type { Locale } from "./i18n/locale";

/** A refusal as it arrives at the browser: its stable code, its numbers, its sentence in both languages. */
export interface RefusalAnswer {
  code: string;
  details: unknown;
  en: string;
  zh: string;
}

/** The refusal inside an error of a procedure; undefined when it is something else. */
export function refusalOf(error: unknown): RefusalAnswer | undefined {
  const domain = dataOf(error)?.domain;
  if (typeof domain !== "object" || domain === null) return undefined;
  const { code, en, zh } = domain as Record<string, unknown>;
  if (typeof code !== "string" || typeof en !== "string" || typeof zh !== "string") return undefined;
  return domain as RefusalAnswer;
}

/** The messages of bad input per field, as the schema said them. */
export function fieldMessagesOf(error: unknown): Record<string, string[]> {
  const fields = dataOf(error)?.fields;
  return typeof fields === "object" && fields !== null ? (fields as Record<string, string[]>) : {};
}

/** What went wrong, for people: the refusal's sentence, else one of ours for a lost connection or a defect. */
export function sentenceOf(
  error: unknown,
  locale: Locale,
  words: { offline: string; signedOut: string; defect: (reference: string) => string; badInput: string },
): string {
  const refusal = refusalOf(error);
  if (refusal) return refusal[locale];
  const data = dataOf(error);
  if (!data) return words.offline;
  if (data.code === "UNAUTHORIZED") return words.signedOut;
  if (data.code === "BAD_REQUEST") return words.badInput;
  return words.defect(typeof data.reference === "string" ? data.reference : "–");
}

function dataOf(error: unknown): Record<string, unknown> | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  return typeof error.data === "object" && error.data !== null
    ? (error.data as Record<string, unknown>)
    : undefined;
}
