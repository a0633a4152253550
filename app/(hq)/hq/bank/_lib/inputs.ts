import { paramOf, readListParams } from "@/app/_lib/list-params";
import { bankLineStates } from "@/server/bank/schema";

type Given = Parameters<typeof readListParams>[0];

/** The lines as the URL asks for them, on the server and in the browser alike. */
export function bankLinesInput(given: Given) {
  const { q, cursor } = readListParams(given);
  const state = paramOf(given, "state");
  return {
    search: q || undefined,
    cursor,
    state: bankLineStates.find((one) => one === state),
    bankAccount: paramOf(given, "bankAccount"),
    statement: paramOf(given, "statement"),
  };
}

/** The desk's queue: every line of money in that no slip has. */
export const openLinesInput = { state: "open" as const, limit: 500 };
