/** A delivery that can be paid, and what is still owed for it. */
export interface Payable {
  deliveryId: number;
  owedFen: number;
}

/** Shares a payment over deliveries in the order given, each up to what is owed for it; what is left over is `restFen`. */
export function sharePayment(
  amountFen: number,
  payables: readonly Payable[],
): { parts: { deliveryId: number; amountFen: number }[]; restFen: number } {
  let restFen = amountFen;
  const parts: { deliveryId: number; amountFen: number }[] = [];
  for (const { deliveryId, owedFen } of payables) {
    const partFen = Math.min(restFen, owedFen);
    if (partFen <= 0) continue;
    parts.push({ deliveryId, amountFen: partFen });
    restFen -= partFen;
  }
  return { parts, restFen };
}
