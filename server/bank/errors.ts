import { DomainError, refusals } from "@/server/shared/domain-error";
import type { RowError } from "@/server/sheet/schema";

/** What a refused file answers with. */
export interface RefusedLines {
  rows: number;
  /** All of them, also those beyond the listed ones. */
  errorCount: number;
  errors: RowError[];
}

/** What bank statements and their lines refuse, in the words people read. */
export const refuse = refusals({
  "bank/rows-refused": {
    status: 422,
    en: (d: RefusedLines) =>
      `${d.errorCount} cells of the ${d.rows} lines cannot be read; nothing was imported. Correct the file or the mapping.`,
    zh: (d) => `${d.rows} 行流水中有 ${d.errorCount} 处无法识别，未导入任何流水。请更正文件或列映射。`,
  },
  "bank/missing-column": {
    status: 400,
    en: (d: { missing: readonly string[]; row: number }) =>
      `Row ${d.row} should hold the heads, but these are not in it: ${d.missing.join(", ")}.`,
    zh: (d) => `第 ${d.row} 行应为表头，但缺少：${d.missing.join("、")}。`,
  },
  "bank/unknown-column": {
    status: 400,
    en: (d: { column: string; columns: readonly string[] }) =>
      `Column "${d.column}" is not known: the columns are ${d.columns.join(", ")}.`,
    zh: (d) => `列 "${d.column}" 未知，可用的列：${d.columns.join(", ")}。`,
  },
  "bank/no-lines": {
    status: 422,
    en: () => "The file has no line below its heads.",
    zh: () => "文件表头下没有流水。",
  },
  "bank/unknown-account": {
    status: 404,
    en: (d: { bankAccount: string }) => `The company has no bank account ${d.bankAccount}.`,
    zh: (d) => `没有公司银行账户 ${d.bankAccount}。`,
  },
  "bank/unknown-line": {
    status: 404,
    en: (d: { line: string }) => `There is no bank line ${d.line}.`,
    zh: (d) => `没有银行流水 ${d.line}。`,
  },
  "bank/line-not-money-in": {
    status: 422,
    en: (d: { line: string; amount: string }) =>
      `Line ${d.line} of ${d.amount} is not money that came in: it pays for no slip.`,
    zh: (d) => `流水 ${d.line}（${d.amount}）不是收入，不能对应存款单。`,
  },
  "bank/line-taken": {
    status: 409,
    en: (d: { line: string; deposits: readonly string[] }) =>
      `Line ${d.line} pays for ${d.deposits.join(", ")} already; a line is used once. Take it away from there first.`,
    zh: (d) => `流水 ${d.line} 已对应 ${d.deposits.join("、")}，一笔流水只能使用一次，请先解除原匹配。`,
  },
  "bank/line-aside": {
    status: 409,
    en: (d: { line: string; reason: string }) =>
      `Line ${d.line} was marked as not ours ("${d.reason}"). Take that back first.`,
    zh: (d) => `流水 ${d.line} 已标记为非加盟款（${d.reason}），请先取消标记。`,
  },
  "bank/line-in-use": {
    status: 409,
    en: (d: { line: string; deposit: string }) =>
      `Slip ${d.deposit} was approved for line ${d.line}: it stays until the slip is reversed.`,
    zh: (d) => `存款单 ${d.deposit} 已按流水 ${d.line} 审核，须先红冲存款单才能解除匹配。`,
  },
  "bank/line-not-matched": {
    status: 409,
    en: (d: { line: string }) => `Line ${d.line} pays for no slip.`,
    zh: (d) => `流水 ${d.line} 未对应任何存款单。`,
  },
  "bank/slip-closed": {
    status: 409,
    en: (d: { deposit: string; status: string }) =>
      `Slip ${d.deposit} is ${d.status}: bank lines go to slips that wait or were approved without a line.`,
    zh: (d) => `存款单 ${d.deposit} 的状态为 ${d.status}，只有待处理或未对应流水的已审核存款单才能匹配。`,
  },
  "bank/slip-has-lines": {
    status: 409,
    en: (d: { deposit: string; bank: string }) =>
      `Slip ${d.deposit} has bank lines of ${d.bank} already; with this the sum would not be its amount.`,
    zh: (d) => `存款单 ${d.deposit} 已有银行到账 ${d.bank}，再加本笔则合计不等于其金额。`,
  },
  "bank/sums-differ": {
    status: 422,
    en: (d: { lines: string; slips: string; difference: string }) =>
      `The lines bring ${d.lines}, the slips are about ${d.slips}: ${d.difference} apart. They must be equal to the fen.`,
    zh: (d) => `流水合计 ${d.lines}，存款单合计 ${d.slips}，相差 ${d.difference}，必须分文不差。`,
  },
  "bank/approved-for-other-sum": {
    status: 422,
    en: (d: { deposit: string; received: string; lines: string }) =>
      `Slip ${d.deposit} was approved for ${d.received}, the lines bring ${d.lines}: they must be equal to the fen.`,
    zh: (d) => `存款单 ${d.deposit} 按 ${d.received} 审核，流水合计 ${d.lines}，必须分文不差。`,
  },
});

/** Whether this is the refusal of a file for its rows; then its details name them. */
export function isRowsRefused(error: unknown): error is DomainError & { details: RefusedLines } {
  return error instanceof DomainError && error.code === "bank/rows-refused";
}
