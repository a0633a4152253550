import { refusals } from "@/server/shared/domain-error";

/** What credits and corrections refuse, in the words people read. */
export const refuse = refusals<{
  "funds/unknown-account": { account: string };
  "credit/ends-in-the-past": { account: string; validTo: string; today: string };
  "correction/unknown": { correction: string };
  "correction/same-account": { account: string };
  "correction/own-request": { correction: string };
  "correction/decided-already": { correction: string; status: string };
  "correction/not-enough": { account: string; available: string; asked: string };
  "correction/cannot-reverse": { correction: string; status: string };
  "correction/reversed-already": { correction: string; by: string };
}>({
  "funds/unknown-account": {
    status: 404,
    en: (d) => `There is no account ${d.account}. Check the account's code.`,
    zh: (d) => `没有资金账户 ${d.account}，请核对账户编号。`,
  },
  "credit/ends-in-the-past": {
    status: 422,
    en: (d) => `Credit of account ${d.account} cannot end on ${d.validTo}: today is ${d.today}.`,
    zh: (d) => `账户 ${d.account} 的信用不能在 ${d.validTo} 到期，今天是 ${d.today}。`,
  },
  "correction/unknown": {
    status: 404,
    en: (d) => `There is no correction ${d.correction}.`,
    zh: (d) => `没有更正单 ${d.correction}。`,
  },
  "correction/same-account": {
    status: 422,
    en: (d) => `A transfer goes to another account; both are ${d.account}.`,
    zh: (d) => `转出与转入不能同为账户 ${d.account}。`,
  },
  "correction/own-request": {
    status: 403,
    en: (d) => `You asked for ${d.correction} yourself. Somebody else must approve it.`,
    zh: (d) => `更正单 ${d.correction} 由您本人提出，须由他人审核。`,
  },
  "correction/decided-already": {
    status: 409,
    en: (d) => `Correction ${d.correction} is ${d.status} already and stays so.`,
    zh: (d) => `更正单 ${d.correction} 已${d.status === "approved" ? "审核" : "驳回"}，不能再处理。`,
  },
  "correction/not-enough": {
    status: 422,
    en: (d) => `Account ${d.account} has ${d.available} available; ${d.asked} cannot be taken from it.`,
    zh: (d) => `账户 ${d.account} 可用 ${d.available}，不足以转出 ${d.asked}。`,
  },
  "correction/cannot-reverse": {
    status: 409,
    en: (d) =>
      `Only an approved correction that is not itself a reversal can be taken back; ${d.correction} is ${d.status}.`,
    zh: (d) => `只有已审核且本身不是红冲的更正单才能红冲，${d.correction} 为 ${d.status}。`,
  },
  "correction/reversed-already": {
    status: 409,
    en: (d) => `Correction ${d.correction} is taken back by ${d.by} already.`,
    zh: (d) => `更正单 ${d.correction} 已由 ${d.by} 红冲。`,
  },
});
