import { paramOf, readListParams } from "@/app/_lib/list-params";
import { reportDaysMax, reportSorts, storeKinds } from "@/server/report/schema";
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  daysBetween,
  parseBusinessDay,
} from "@/server/shared/business-day";

type Given = Parameters<typeof readListParams>[0];

/** Four weeks unless another period is asked for; no more days than a report looks at. */
const usualDays = 28;

/** The period of the URL. */
export function periodOfUrl(given: Given): { from: BusinessDay; to: BusinessDay } {
  const to = parseBusinessDay(paramOf(given, "to") ?? "") ?? businessDayOf(new Date());
  const asked = parseBusinessDay(paramOf(given, "from") ?? "") ?? addDays(to, 1 - usualDays);
  const days = Math.min(Math.max(daysBetween(asked, to), 0), reportDaysMax - 1);
  return { from: addDays(to, -days), to };
}

/** Which stores, goods and days the URL asks for. */
export const scopeInput = (given: Given) => ({
  ...periodOfUrl(given),
  search: readListParams(given).q || undefined,
  kind: storeKinds.find((one) => one === paramOf(given, "kind")),
  route: paramOf(given, "route"),
  category: paramOf(given, "category"),
});

/** The report of headquarters that the URL asks for: the same on the server and in the browser. */
export function chainInput(given: Given) {
  const { sort, page } = readListParams(given);
  return {
    ...scopeInput(given),
    sort: reportSorts.find((one) => one === sort?.by) ?? ("salesFen" as const),
    isDescending: sort?.isDescending ?? true,
    page,
  };
}
