/** A valid barcode of thirteen digits for the number `n`: what a made-up item carries. */
export function ean13(n: number): string {
  const body = `69${String(n).padStart(10, "0")}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
  return body + ((10 - (sum % 10)) % 10);
}
