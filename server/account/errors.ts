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
  "deposit/differs-from-bank": { deposit: string; bank: string; asked: string };
  "deposit/has-bank-line": { deposit: string; bank: string };
  "deposit/no-evidence": { deposit: string };
  "deposit/same-photo": { deposit: string; earlier: string };
  "deposit/above-your-limit": { deposit: string; received: string; limit: string };
  "deposit/approvals-differ": { deposit: string; first: string; by: string; second: string };
  "deposit/second-must-be-supervisor": { deposit: string; by: string };
  "deposit/being-decided": { deposit: string; by: string };
  "deposit/decision-posted": { deposit: string };
  "deposit/decision-unknown": unknown;
  "deposit/no-exact-match": { deposit: string };
  "deposit/reversal-not-asked": { deposit: string };
  "deposit/reversal-own-request": { deposit: string };
  "deposit/reversal-own-approval": { deposit: string };
  "deposit/reversal-asked-already": { deposit: string; by: string };
  "deposit/unknown-approver": { login: string };
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
  "deposit/differs-from-bank": {
    status: 422,
    en: (d) =>
      `The bank shows ${d.bank} for slip ${d.deposit}, not ${d.asked}. Approve ${d.bank}, or take the bank line away from it first.`,
    zh: (d) =>
      `存款单 ${d.deposit} 对应的银行到账为 ${d.bank}，不是 ${d.asked}。请按 ${d.bank} 审核，或先解除银行流水匹配。`,
  },
  "deposit/has-bank-line": {
    status: 409,
    en: (d) =>
      `${d.bank} have come in at the bank for slip ${d.deposit}: approve it, or take the bank line away from it first.`,
    zh: (d) => `存款单 ${d.deposit} 已有银行到账 ${d.bank}：请审核，或先解除银行流水匹配。`,
  },
  "deposit/no-evidence": {
    status: 422,
    en: (d) =>
      `Slip ${d.deposit} has neither a photo nor a bank line. Match the line of the bank, or ask the owner for the photo.`,
    zh: (d) => `存款单 ${d.deposit} 既无照片也无银行流水，请先匹配流水或让店主上传照片。`,
  },
  "deposit/same-photo": {
    status: 403,
    en: (d) =>
      `Slip ${d.deposit} carries the same photo as ${d.earlier}. Only a finance supervisor may approve it.`,
    zh: (d) => `存款单 ${d.deposit} 与 ${d.earlier} 使用了同一张照片，须由财务主管审核。`,
  },
  "deposit/above-your-limit": {
    status: 403,
    en: (d) =>
      `You may approve up to ${d.limit}; slip ${d.deposit} is about ${d.received}. Somebody with a higher limit must do it.`,
    zh: (d) => `您的审核限额为 ${d.limit}，存款单 ${d.deposit} 为 ${d.received}，须由限额更高的人审核。`,
  },
  "deposit/approvals-differ": {
    status: 409,
    en: (d) =>
      `${d.by} approved slip ${d.deposit} for ${d.first}, you say ${d.second}. Two approvals must be for the same amount.`,
    zh: (d) =>
      `${d.by} 已按 ${d.first} 初审存款单 ${d.deposit}，您填写的是 ${d.second}；两次审核金额必须一致。`,
  },
  "deposit/second-must-be-supervisor": {
    status: 403,
    en: (d) =>
      `${d.by} has approved slip ${d.deposit} already. The second approval is a finance supervisor's.`,
    zh: (d) => `${d.by} 已初审存款单 ${d.deposit}，复审须由财务主管完成。`,
  },
  "deposit/being-decided": {
    status: 409,
    en: (d) =>
      `${d.by} has just decided about slip ${d.deposit}; it is posted in a few seconds unless it is undone.`,
    zh: (d) => `${d.by} 刚刚处理了存款单 ${d.deposit}，若不撤销将在数秒后生效。`,
  },
  "deposit/decision-posted": {
    status: 409,
    en: (d) =>
      `The decision about slip ${d.deposit} is posted and cannot be undone any more. To correct it, have it reversed.`,
    zh: (d) => `存款单 ${d.deposit} 的处理已生效，不能撤销；如需更正请红冲。`,
  },
  "deposit/decision-unknown": {
    status: 404,
    en: () => "There is no such decision of yours.",
    zh: () => "没有您的这项处理记录。",
  },
  "deposit/no-exact-match": {
    status: 422,
    en: (d) => `Slip ${d.deposit} has no exact match in the bank; it must be looked at on its own.`,
    zh: (d) => `存款单 ${d.deposit} 没有与银行流水完全匹配，须单独审核。`,
  },
  "deposit/reversal-not-asked": {
    status: 409,
    en: (d) => `A reversal needs two people. Somebody must ask for the reversal of slip ${d.deposit} first.`,
    zh: (d) => `红冲须两人完成，请先由一人申请红冲存款单 ${d.deposit}。`,
  },
  "deposit/reversal-own-request": {
    status: 403,
    en: (d) =>
      `You asked for the reversal of slip ${d.deposit} yourself. Another supervisor must confirm it.`,
    zh: (d) => `存款单 ${d.deposit} 的红冲由您申请，须由另一位主管确认。`,
  },
  "deposit/reversal-own-approval": {
    status: 403,
    en: (d) => `You approved slip ${d.deposit} yourself. Somebody else must reverse it.`,
    zh: (d) => `存款单 ${d.deposit} 由您审核，须由他人红冲。`,
  },
  "deposit/reversal-asked-already": {
    status: 409,
    en: (d) => `${d.by} has asked for the reversal of slip ${d.deposit} already.`,
    zh: (d) => `${d.by} 已申请红冲存款单 ${d.deposit}。`,
  },
  "deposit/unknown-approver": {
    status: 404,
    en: (d) => `There is no ${d.login} who may approve deposits.`,
    zh: (d) => `没有可审核存款的用户 ${d.login}。`,
  },
});
