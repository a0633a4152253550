import { paramOf, readListParams } from "@/app/_lib/list-params";

/** The states a DC works with, in the order of the work. */
export const listedStates = [
  "created",
  "released",
  "picking",
  "picked",
  "approved",
  "dispatched",
  "delivered",
  "void",
] as const;
type Given = Parameters<typeof readListParams>[0];

/** What the list of delivery orders asks for, as the URL has it. */
export function deliveriesInputOf(given: Given) {
  const { q, cursor } = readListParams(given);
  return {
    search: q || undefined,
    dc: paramOf(given, "dc"),
    status: listedStates.find((one) => one === paramOf(given, "status")),
    cursor,
  };
}
