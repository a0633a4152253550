/** What is wrong with a barcode: not 8, 12, 13 or 14 digits, or its last digit does not check. */
export type BarcodeFault = "digits" | "check";

/** The number of a barcode on fourteen digits, by which codes are compared: 012345678905 and 0012345678905 are one item. */
export function gtinOf(barcode: string): string | undefined {
  return /^(\d{8}|\d{12,14})$/.test(barcode) ? barcode.padStart(14, "0") : undefined;
}

/** Why this is no barcode that the world knows; undefined when it is one. */
export function faultOf(barcode: string): BarcodeFault | undefined {
  const gtin = gtinOf(barcode);
  if (gtin === undefined) return "digits";
  const sum = [...gtin.slice(0, 13)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(gtin[13]) ? undefined : "check";
}

/**
 * Whether a shop may give this number to whatever it likes (prefix 20 to 29, 02): it means another thing in every shop, and is never
 * matched across shops (R11).
 */
export function isOwnRange(barcode: string): boolean {
  const gtin = gtinOf(barcode);
  return gtin !== undefined && /^0(2\d|02)/.test(gtin);
}
