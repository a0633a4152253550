import { isFarOff } from "@/server/shared/count";

export { differenceOf } from "@/server/shared/count";

/** What follows a count: it is posted, counted again, or waits for a second person. */
export function afterCount(
  take: { takeNo: number; differenceEach: number; worthFen: number; isWeighed: boolean },
  limitFen: number,
): "posted" | "recount" | "waiting" {
  if (take.takeNo === 1 && isFarOff(take)) return "recount";
  return take.worthFen > limitFen ? "waiting" : "posted";
}
