/**
 * How thousands of rows are written in one statement: each column travels as one array literal and PostgreSQL unnests
 * them. The number of parameters and the text of the statement do not depend on the number of rows, so it is prepared
 * once. Used as: insert into t (a, b) select * from unnest(${ints(a)}::text::int8[], ${texts(b)}::text::text[]).
 *
 * In a condition without the detour over text: where id = any(${ints(ids)}::int4[]). `text::int4[]` is not immutable, so a
 * scan of the table would read the whole literal again for each of its rows: 3,000 ids among 3,000 items took two seconds.
 */

/** An array literal of whole numbers; null stays null. */
export function ints(values: readonly (number | null)[]): string {
  let literal = "{";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) literal += ",";
    const value = values[index];
    literal += value === null || value === undefined ? "NULL" : value;
  }
  return `${literal}}`;
}

const [comma, minus, digitZero, digitNine] = [44, 45, 48, 57];

/** Reads an array literal of whole numbers without null, as `array_agg(…)::text` answers it: the way back. */
export function readInts(literal: string | null): number[] {
  const values: number[] = [];
  if (literal === null || literal === "{}") return values;
  let value = 0;
  let isNegative = false;
  // Digit by digit: no text is made of each of a million numbers.
  for (let at = 1; at < literal.length; at += 1) {
    const code = literal.charCodeAt(at);
    if (code >= digitZero && code <= digitNine) value = value * 10 + (code - digitZero);
    if (code === minus) isNegative = true;
    if (code !== comma && at < literal.length - 1) continue;
    values.push(isNegative ? -value : value);
    value = 0;
    isNegative = false;
  }
  return values;
}

/** An array literal of texts, enum values, dates or JSON; null stays null. */
export function texts(values: readonly (string | null)[]): string {
  let literal = "{";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) literal += ",";
    const value = values[index];
    literal += value === null || value === undefined ? "NULL" : `"${escaped(value)}"`;
  }
  return `${literal}}`;
}

/** Codes and enum values have nothing to escape, and looking costs a fraction of replacing. */
function escaped(text: string): string {
  if (!text.includes('"') && !text.includes("\\")) return text;
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}

/** An array literal of yes/no. */
export function flags(values: readonly boolean[]): string {
  return `{${values.map((value) => (value ? "t" : "f")).join(",")}}`;
}

/** One column of a list of records, for the functions above. */
export const column = <T, V>(rows: readonly T[], of: (row: T) => V): V[] => rows.map(of);
