/** Where headquarters show a record: details are drawers over their list, with an address of their own. */
export const orderHref = (no: string) => `/hq/orders?open=${no}`;
export const deliveryHref = (no: string) => `/hq/deliveries?open=${no}`;
export const depositHref = (no: string) => `/hq/deposits?status=all&open=${no}`;
export const accountHref = (code: string) => `/hq/accounts/${encodeURIComponent(code)}`;
export const correctionHref = (no: string) => `/hq/corrections?open=${no}`;
export const storeHref = (code: string) => `/hq/stores?open=${encodeURIComponent(code)}`;

/** A ledger names its document by number only. */
export function documentHref(no: string): string | undefined {
  if (no.startsWith("DO-")) return deliveryHref(no);
  if (/^CR\d{6}-/.test(no)) return correctionHref(no);
  return no.startsWith("DP-") ? depositHref(no) : undefined;
}
