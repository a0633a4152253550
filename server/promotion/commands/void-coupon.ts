import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { coupons } from "@/db/schema/promotion-use";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import type { VoidCouponInput } from "../schema";

/**
 * Makes a coupon void that no order has (2.9). Again: the same answer. Against an order that wants to reserve it one of the
 * two wins: both take the coupon's row. Refused: `coupon/not-voidable` when reserved, used or over, `coupon/unknown`.
 */
export async function voidCoupon(
  db: DbOrTx,
  actor: Actor,
  { coupon: code, reason }: VoidCouponInput,
  now: Date,
): Promise<{ coupon: string; status: "void" }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "coupon.void");
    const [coupon] = await tx.select().from(coupons).where(eq(coupons.code, code)).for("update");
    if (!coupon) throw refuse("coupon/unknown", { coupon: code });
    const answer = { coupon: code, status: "void" as const };
    if (coupon.status === "void") return answer;
    if (coupon.status !== "active")
      throw refuse("coupon/not-voidable", { coupon: code, status: coupon.status });
    await tx.update(coupons).set({ status: "void" }).where(eq(coupons.id, coupon.id));
    const event = { type: "coupon.void", documentType: "coupon", documentId: coupon.id, reason };
    await recordEvent(tx, actor, { ...event, before: { status: "active" }, after: { status: "void" } }, now);
    return answer;
  });
}
