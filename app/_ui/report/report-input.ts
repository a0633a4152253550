import { paramOf, type readListParams } from "@/app/_lib/list-params";
import { periodKinds } from "@/server/report/schema";
import { parseBusinessDay } from "@/server/shared/business-day";

type Given = Parameters<typeof readListParams>[0];

/** What the URL asks of a store's report: the same on the server and in the browser. */
export function reportInput(store: string, given: Given) {
  return {
    store,
    period: periodKinds.find((one) => one === paramOf(given, "period")) ?? ("week" as const),
    day: parseBusinessDay(paramOf(given, "day") ?? ""),
  };
}
