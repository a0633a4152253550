import { refusals } from "@/server/shared/domain-error";

/** What statements refuse, in the words people read. */
export const refuse = refusals<{
  "statement/unknown": { statement: string };
  "statement/wrong-status": { statement: string; status: string };
  "statement/too-late": { statement: string; before: string };
  "statement/no-open-case": { statement: string };
}>({
  "statement/unknown": {
    status: 404,
    en: (d) => `There is no statement ${d.statement}. Check its number.`,
    zh: (d) => `没有对账单 ${d.statement}，请核对单号。`,
  },
  "statement/wrong-status": {
    status: 409,
    en: (d) => `Statement ${d.statement} is ${d.status} already.`,
    zh: (d) => `对账单 ${d.statement} 已是“${d.status}”状态。`,
  },
  "statement/too-late": {
    status: 409,
    en: (d) =>
      `Statement ${d.statement} could be answered until ${d.before}; silence was acceptance. Call finance.`,
    zh: (d) => `对账单 ${d.statement} 的答复期限为 ${d.before}，逾期视为确认。如有疑问请联系财务。`,
  },
  "statement/no-open-case": {
    status: 409,
    en: (d) => `Nobody disputes statement ${d.statement}, so there is nothing to answer.`,
    zh: (d) => `对账单 ${d.statement} 没有待答复的异议。`,
  },
});
