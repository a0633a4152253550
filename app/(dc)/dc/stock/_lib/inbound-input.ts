import { paramOf, readListParams } from "@/app/_lib/list-params";
import {
  adjustmentStatuses,
  countStatuses,
  moveTaskKinds,
  moveTaskStatuses,
  placeKinds,
  placeStates,
  purchaseStatuses,
} from "@/server/warehouse/schema";

type Given = Parameters<typeof readListParams>[0];

/** What the list of receipts asks for, as the URL has it. */
export function receiptsInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  return { dc, search: q || undefined, limit: 50, cursor };
}

/** What the list of purchase orders asks for, as the URL has it. */
export function purchasesInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  const wanted = paramOf(given, "status");
  const status = purchaseStatuses.find((one) => one === wanted);
  return { dc, search: q || undefined, status, limit: 50, cursor };
}

/** What the list of adjustments asks for, as the URL has it. */
export function adjustmentsInputOf(dc: string, given: Given) {
  const { cursor } = readListParams(given);
  const wanted = paramOf(given, "status");
  const status = adjustmentStatuses.find((one) => one === wanted);
  return { dc, status, item: paramOf(given, "item"), limit: 50, cursor };
}

/** What the list of expiring goods asks for, as the URL has it; without days, those of the DC's settings. */
export function expiringInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  const days = expiringSpans.find((one) => String(one) === paramOf(given, "days"));
  return { dc, search: q || undefined, days, limit: 100, cursor };
}

/** The spans that the list of expiring goods offers, in days. */
export const expiringSpans = [0, 7, 14, 30, 60, 90, 180] as const;

/** What the list of counts asks for, as the URL has it: what is to be done, or those of one state. */
export function countsInputOf(dc: string, given: Given) {
  const { cursor } = readListParams(given);
  const wanted = paramOf(given, "status");
  const status = countStatuses.find((one) => one === wanted);
  return { dc, status, limit: 100, cursor };
}

/** Kinds of places, as the list filters them. */
export const shownKinds = ["face", ...placeKinds] as const;

/** What the list of places asks for, as the URL has it. */
export function placesInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  const kind = shownKinds.find((one) => one === paramOf(given, "kind"));
  const state = placeStates.find((one) => one === paramOf(given, "state"));
  return { dc, search: q || undefined, kind, state, limit: 100, cursor };
}

/** What the list of moves asks for, as the URL has it: what is open, or those of one state. */
export function movesInputOf(dc: string, given: Given) {
  const { cursor } = readListParams(given);
  const status = moveTaskStatuses.find((one) => one === paramOf(given, "status"));
  const kind = moveTaskKinds.find((one) => one === paramOf(given, "kind"));
  return { dc, status, kind, limit: 100, cursor };
}
