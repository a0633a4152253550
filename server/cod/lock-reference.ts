import { sqlOf, type Tx } from "@/db/client";
import type { CodPaymentKind } from "@/server/account";
import { refuse } from "@/server/cod/errors";
import { findPayments, type StoredPayment } from "@/server/cod/find-payment";

/**
 * Whether money of this number was recorded before: null when not, with the attempt that is free; the record itself when it
 * is the same one again. Recorded otherwise: `cod/reference-used`. Two who record the same number at once wait for each other.
 */
export async function lockReference(
  tx: Tx,
  money: { kind: CodPaymentKind; reference: string },
  isSame: (stored: StoredPayment) => boolean,
): Promise<{ earlier: StoredPayment } | { attempt: number }> {
  const { kind, reference } = money;
  const sql = sqlOf(tx);
  await sql`select pg_advisory_xact_lock(hashtext('cod_payments'), hashtext(${`${kind} ${reference}`}))`;
  const [latest] = await findPayments(tx, money);
  if (!latest) return { attempt: 1 };
  if (latest.isReversed) return { attempt: latest.attempt + 1 };
  if (isSame(latest)) return { earlier: latest };
  throw refuse("cod/reference-used", { reference, payment: latest.paymentNo });
}
