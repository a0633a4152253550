import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findReturningStore, policyText, type ReturningStore } from "@/server/returns/find-store";
import { loadMeters } from "@/server/returns/load-meters";
import { type QuotaMeter, type QuotaWindow, tightest } from "@/server/returns/rules";
import { businessDayOf } from "@/server/shared/business-day";

export interface LimitView {
  category: string | null;
  amountFen: number | null;
  ratioBp: number | null;
  /** Beside the policy, which comes with the store's file. */
  isAdded: boolean;
  window: QuotaWindow;
  purchasesFen: number;
  earnedFen: number;
  usedFen: number;
  reservedFen: number;
  leftFen: number;
}

/** What a store may return: the tightest of the limits of all its goods, and each of them. */
export interface QuotaView {
  store: string;
  storeName: string;
  /** As files write it. */
  policy: string;
  /** Nothing limits a direct store's returns. */
  isControlled: boolean;
  earnedFen: number;
  usedFen: number;
  reservedFen: number;
  /** Null: no limit. */
  leftFen: number | null;
  limits: LimitView[];
}

/** How the return quota of a store stands today (R21). Refused: `return/unknown-store`, a store out of reach. */
export async function getQuota(
  db: DbOrTx,
  actor: Actor,
  input: { store: string },
  now: Date,
): Promise<QuotaView> {
  mustBeAbleTo(actor, "return.read");
  const store = await findReturningStore(db, actor, input.store);
  return quotaView(store, await loadMeters(db, store, businessDayOf(now)));
}

/** The meters of a store as people see them. */
export function quotaView(store: ReturningStore, meters: readonly QuotaMeter[]): QuotaView {
  const least = tightest(meters);
  return {
    store: store.code,
    storeName: store.name,
    policy: policyText(store),
    isControlled: meters.length > 0,
    earnedFen: least?.earnedFen ?? 0,
    usedFen: least?.usedFen ?? 0,
    reservedFen: least?.reservedFen ?? 0,
    leftFen: least?.leftFen ?? null,
    limits: meters.map(({ limit, ...figures }) => ({
      ...limit,
      isAdded: limit.isAdded ?? false,
      ...figures,
    })),
  };
}
