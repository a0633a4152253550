/** What is wrong with a cell or row of a bank's file: a stable code and what to do, in both languages. */
export interface BankProblem {
  code: string;
  en: string;
  zh: string;
}

type Sentence = (value: string) => string;

const problems = {
  "bank/not-a-day": [
    (v) => `"${v}" is not a day in the chosen order of year, month and day.`,
    (v) => `"${v}" 不是所选年月日顺序的日期。`,
  ],
  "bank/not-money": [
    (v) => `"${v}" is not an amount with at most two decimals, below 10,000,000,000.00.`,
    (v) => `"${v}" 不是金额：最多两位小数，且小于 10,000,000,000.00。`,
  ],
  "bank/both-directions": [
    (v) => `${v}: the row has money in and money out; a line moves it one way.`,
    (v) => `${v}：同一行既有收入又有支出，一笔流水只能有一个方向。`,
  ],
  "bank/unknown-direction": [
    (v) => `"${v}" is not one of the words for money in or out: complete the mapping.`,
    (v) => `"${v}" 不在收支方向用词中，请补充列映射。`,
  ],
  "bank/negative-fee": [(v) => `The fee ${v} is below 0.00.`, (v) => `手续费 ${v} 小于 0.00。`],
  "bank/too-long": [(v) => `The text has more characters than are kept: ${v}.`, (v) => `文本过长：${v}。`],
} as const satisfies Record<string, readonly [en: Sentence, zh: Sentence]>;

export type BankProblemCode = keyof typeof problems;

/** The problem of this code with what the file says. */
export function problem(code: BankProblemCode, value: string): BankProblem {
  const [en, zh] = problems[code];
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return { code, en: en(shown), zh: zh(shown) };
}
