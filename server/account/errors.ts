import { refusals } from "@/server/shared/domain-error";

/** What the prepaid money refuses, in the words people read. */
export const refuse = refusals<{
  "account/unknown": { account: string };
  "account/period-too-long": { account: string; rows: number; rowsMax: number };
  "store/unknown": { store: string };
  "deposit/unknown": { deposit: string };
  "deposit/own-slip": { deposit: string };
  "deposit/wrong-status": { deposit: string; status: string; needed: string };
  "deposit/already-approved": { deposit: string; received: string; asked: string };
}>({
  "account/unknown": {
    status: 404,
    en: (d) => `There is no account ${d.account}. Check the account's code.`,
    zh: (d) => `没有资金账户 ${d.account}，请核对账户编号。`,
  },
  "account/period-too-long": {
    status: 422,
    en: (d) =>
      `Account ${d.account} has ${d.rows} entries in this period, at most ${d.rowsMax} are shown at once. Choose a shorter period.`,
    zh: (d) => `账户 ${d.account} 在该期间有 ${d.rows} 条明细，一次最多显示 ${d.rowsMax} 条，请缩短期间。`,
  },
  "store/unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "deposit/unknown": {
    status: 404,
    en: (d) => `There is no deposit slip ${d.deposit}. Check its number.`,
    zh: (d) => `没有存款单 ${d.deposit}，请核对单号。`,
  },
  "deposit/own-slip": {
    status: 403,
    en: (d) => `You created slip ${d.deposit} yourself. Somebody else must approve it.`,
    zh: (d) => `存款单 ${d.deposit} 由您本人创建，须由他人审核。`,
  },
  "deposit/wrong-status": {
    status: 409,
    en: (d) =>
      `Slip ${d.deposit} is ${d.status}; this is only possible while it is ${d.needed}. Open it again to see who decided.`,
    zh: (d) =>
      `存款单 ${d.deposit} 的状态为 ${d.status}，只有状态为 ${d.needed} 时才能操作；请重新打开查看处理情况。`,
  },
  "deposit/already-approved": {
    status: 409,
    en: (d) =>
      `Slip ${d.deposit} was approved for ${d.received} already, not for ${d.asked}. To correct it, have it reversed.`,
    zh: (d) => `存款单 ${d.deposit} 已按 ${d.received} 审核，不能改为 ${d.asked}；如需更正请红冲。`,
  },
});
