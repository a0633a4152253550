import { type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";
import { parseCost } from "@/server/shared/cost";
import { formatFen, moneyMaxFen, parseFen } from "@/server/shared/fen";
import { checkDigitOf, parseDayRule, parseReturnPolicy, type ReturnPolicy } from "./notations";
import { type Problem, problem } from "./problems";

/** How one column is read: whether it must be filled in, what an empty cell means, what a filled one may be. */
export interface Cell<T> {
  isRequired: boolean;
  whenEmpty: T | undefined;
  /** Spreadsheet numbers in this column get two decimals. */
  isMoney?: boolean;
  /** Free text: spaces around it are dropped instead of refused. */
  isFree?: boolean;
  read: (text: string) => T | Problem;
}

/** The columns of a kind, in the order of the documentation. */
export type Columns = Record<string, Cell<unknown>>;
/** What a row of these columns is once read. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Cell<infer T> ? T : never };

type Reader<T> = Omit<Cell<T>, "isRequired" | "whenEmpty">;

/** Must be filled in. */
export function required<T>(reader: Reader<T>): Cell<T> {
  return { ...reader, isRequired: true, whenEmpty: undefined };
}

/** May be empty or missing, and then is this. */
export function optional<T, D extends T | null>(reader: Reader<T>, whenEmpty: D): Cell<T | D> {
  return { ...reader, isRequired: false, whenEmpty } as Cell<T | D>;
}

/** Most of one whole number: a billion pieces or grams. */
const wholeMax = 1_000_000_000;

const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f\ufffe\uffff]/;

/** A business code: up to 40 letters, digits, dots, dashes, underscores. */
export const code: Reader<string> = {
  read: (text) => (codePattern.test(text) ? text : problem("import/not-a-code", { value: text })),
};

/** Several codes separated by commas; `*` means all: null. */
export const codes: Reader<string[] | null> = {
  read: (text) => {
    if (text === "*") return null;
    const list = text.split(",").map((part) => part.trim());
    const bad = list.find((part) => !codePattern.test(part));
    return bad === undefined ? [...new Set(list)] : problem("import/not-a-code", { value: bad });
  },
};

/** A code, or `*` for all: null. */
export const codeOrAll: Reader<string | null> = {
  read: (text) => (text === "*" ? null : code.read(text)),
};

/** Free text of so many characters, on one line. */
export const text = (max: number): Reader<string> => ({
  isFree: true,
  read: (value) => {
    if (controlCharacter.test(value)) return problem("import/control-character");
    return value.length <= max ? value : problem("import/too-long", { length: value.length, max });
  },
});

/** Money of exactly two decimals, in fen. */
export const money = (minFen = 0): Reader<number> => ({
  isMoney: true,
  read: (value) => {
    const fen = parseFen(value);
    if (fen === undefined) return problem("import/not-money", { value });
    if (fen < minFen) return problem("import/too-small", { value, min: formatFen(minFen) });
    if (fen > moneyMaxFen) return problem("import/too-large", { value, max: formatFen(moneyMaxFen) });
    return fen;
  },
});

/** A unit cost above zero with up to six decimals, in micro-yuan. */
export const cost: Reader<number> = {
  read: (value) => {
    const micro = parseCost(value);
    if (micro === undefined) return problem("import/not-a-cost", { value });
    return micro > 0 ? micro : problem("import/too-small", { value, min: "0.000001" });
  },
};

/** A percentage with up to two decimals, in basis points. */
export const percentage = (max: number): Reader<number> => ({
  read: (value) => {
    if (!/^\d{1,6}(\.\d{1,2})?$/.test(value)) return problem("import/not-a-percentage", { value });
    const [whole = "0", decimals = ""] = value.split(".");
    const basisPoints = Number(whole + decimals.padEnd(2, "0"));
    if (basisPoints > max * 100) return problem("import/too-large", { value, max: String(max) });
    return basisPoints;
  },
});

/** A whole number of these bounds. */
export const whole = (min: number, max = wholeMax): Reader<number> => ({
  read: (value) => {
    if (!/^-?\d{1,20}$/.test(value)) return problem("import/not-a-whole-number", { value });
    const number = Number(value);
    if (number < min) return problem("import/too-small", { value, min: String(min) });
    return number <= max ? number : problem("import/too-large", { value, max: String(max) });
  },
});

/** One of these words. */
export const oneOf = <const W extends string>(...words: W[]): Reader<W> => ({
  read: (value) =>
    words.find((word) => word === value) ??
    problem("import/not-one-of", { value, allowed: words.join(", ") }),
});

/** `yes` or `no`. */
export const yesNo: Reader<boolean> = {
  read: (value) => {
    if (value === "yes") return true;
    return value === "no" ? false : problem("import/not-one-of", { value, allowed: "yes, no" });
  },
};

/** A time of day, `HH:MM`, in minutes after midnight. */
export const time: Reader<number> = {
  read: (value) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return problem("import/not-a-time", { value });
    return Number(value.slice(0, 2)) * 60 + Number(value.slice(3));
  },
};

/** An existing day. */
export const day: Reader<BusinessDay> = {
  read: (value) => parseBusinessDay(value) ?? problem("import/not-a-day", { value }),
};

/** On which days a window is open, in its canonical notation. */
export const dayRule: Reader<string> = {
  read: (value) => parseDayRule(value) ?? problem("import/not-a-day-rule", { value }),
};

/** How a store may return goods. */
export const returnPolicy: Reader<ReturnPolicy> = {
  read: (value) => parseReturnPolicy(value) ?? problem("import/not-a-return-policy", { value }),
};

/** A GTIN of 8, 12, 13 or 14 digits with its check digit. */
export const barcode: Reader<string> = {
  read: (value) => {
    if (!/^(\d{8}|\d{12,14})$/.test(value)) return problem("import/not-a-barcode", { value });
    const expected = checkDigitOf(value.slice(0, -1));
    if (value.endsWith(String(expected))) return value;
    return problem("item/barcode-check-digit", { value, expected });
  },
};

/** Reads one cell; an empty one is its default, or a problem when it must be filled in. */
export function readCell(column: string, cell: Cell<unknown>, raw: string): unknown | Problem {
  const value = cell.isFree ? raw.trim() : raw;
  if (value === "") return cell.isRequired ? problem("import/empty", { column }) : cell.whenEmpty;
  if (value !== value.trim()) return problem("import/surrounding-spaces", { value });
  return cell.read(value);
}
