import { paramOf, type readListParams } from "@/app/_lib/list-params";

type Given = Parameters<typeof readListParams>[0];

export const spans = ["1", "7", "14", "28"] as const;

/** What is asked for, from the address: an instant as "2026-11-23T09:00" in the company's zone, or now. */
export function timesInput(given: Given) {
  const at = paramOf(given, "at") ?? "";
  const days = spans.find((one) => one === paramOf(given, "days")) ?? "7";
  return {
    at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? `${at}:00+08:00` : null,
    days: Number(days),
    route: paramOf(given, "route"),
    template: paramOf(given, "template"),
  };
}
