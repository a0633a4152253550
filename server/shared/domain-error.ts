/**
 * A rule that can say no: the HTTP status it is reported with and its sentence in both languages, numbers included.
 * 400 is for input that no schema describes, such as a file.
 */
export interface Refusal<D> {
  status: 400 | 403 | 404 | 409 | 422 | 429;
  en: (details: D) => string;
  zh: (details: D) => string;
}

export type Locale = "en" | "zh";

/** A refusal on its way to the user: an expected answer, not a defect. `code` is stable and public. */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: string,
    readonly status: Refusal<never>["status"],
    readonly details: unknown,
    private readonly sentences: Record<Locale, string>,
  ) {
    super(sentences.en);
  }

  /** What the user reads, with the numbers and what to do. */
  sentence(locale: Locale): string {
    return this.sentences[locale];
  }
}

/**
 * Gives a domain its typed `refuse(code, details)`, which makes the error to throw. A code without both sentences does
 * not compile, nor do details that the sentences do not understand; a sentence without numbers takes no details.
 */
export function refusals<D extends Record<string, unknown>>(catalog: { [C in keyof D]: Refusal<D[C]> }) {
  return function refuse<C extends keyof D & string>(code: C, ...given: DetailsOf<D[C]>): DomainError {
    const { status, en, zh } = catalog[code];
    const details = given[0] as D[C];
    return new DomainError(code, status, details, { en: en(details), zh: zh(details) });
  };
}

/** A sentence that names no details leaves their type unknown: then none need be given. */
type DetailsOf<Details> = unknown extends Details ? [details?: Details] : [details: Details];
