import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import type { RestClient } from "@/server/testing/rest-client";
import { type Blocked, fen } from "./close-day";

const DECLARED_AT = 23 * 60 + 40;
const RECEIVED_AT = 23 * 60 + 50;
/** Owners transfer whole hundreds. */
const STEP_FEN = 10_000;

/** What each account is short by: the sum over its blocked stores (a store's orders carry the same figure). */
export function shortfalls(
  blocked: readonly Blocked[],
  accountOfStore: Map<string, string>,
): Map<string, number> {
  const ofStore = new Map<string, number>();
  for (const { store, code, shortfall } of blocked) {
    if (code === "account/insufficient-balance") ofStore.set(store, fen(shortfall));
  }
  const ofAccount = new Map<string, number>();
  for (const [store, shortFen] of ofStore) {
    const account = accountOfStore.get(store);
    if (account) ofAccount.set(account, (ofAccount.get(account) ?? 0) + shortFen);
  }
  return ofAccount;
}

/** A deposit for every account that is short: declared by its owner, approved by finance for the same amount. */
export async function topUp(
  owner: RestClient,
  finance: RestClient,
  missing: Map<string, number>,
  day: BusinessDay,
): Promise<number> {
  for (const [account, shortFen] of missing) {
    const amount = formatFen(Math.max(STEP_FEN, Math.ceil(shortFen / STEP_FEN) * STEP_FEN));
    const { deposit } = await owner.post<{ deposit: string }>(
      "deposits",
      {
        account,
        amount,
        method: "bank_transfer",
        payer: `Owner of ${account}`,
        reference: `${account} ${day}`,
      },
      { now: instantAt(day, DECLARED_AT) },
    );
    await finance.post(
      `deposits/${deposit}/approve`,
      { received: amount },
      { now: instantAt(day, RECEIVED_AT) },
    );
  }
  return missing.size;
}
