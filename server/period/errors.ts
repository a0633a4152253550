import { refusals } from "@/server/shared/domain-error";

/** What the closing of months refuses, in the words people read. */
export const refuse = refusals<{
  "period/nothing-posted": unknown;
  "period/not-over": { month: string };
  "period/not-next": { month: string; next: string };
  "period/checks-open": { month: string; deliveries: number; differences: number };
}>({
  "period/nothing-posted": {
    status: 409,
    en: () => "Nothing was posted yet, so there is no month to close.",
    zh: () => "尚无任何记账，没有可以关账的月份。",
  },
  "period/not-over": {
    status: 409,
    en: (d) => `${d.month} is not over. Close it from the first day of the next month on.`,
    zh: (d) => `${d.month} 尚未结束，请从次月 1 日起关账。`,
  },
  "period/not-next": {
    status: 409,
    en: (d) => `Months are closed one after the other. Close ${d.next} before ${d.month}.`,
    zh: (d) => `须按月依次关账，请先关闭 ${d.next}，再关闭 ${d.month}。`,
  },
  "period/checks-open": {
    status: 422,
    en: (d) =>
      `${d.month} has ${d.deliveries} deliveries that are neither approved nor void and ${d.differences} undecided differences. Settle them, or close the month with a reason.`,
    zh: (d) =>
      `${d.month} 还有 ${d.deliveries} 张配送单未审核也未作废、${d.differences} 张差异单未处理。请先处理，或填写理由后关账。`,
  },
});
