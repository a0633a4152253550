/** What is wrong with one cell or row of a file: a stable code and a sentence in both languages that says what to do. */
export class Problem {
  constructor(
    readonly code: ProblemCode,
    readonly en: string,
    readonly zh: string,
  ) {}
}

interface Sentences<D> {
  en: (details: D) => string;
  zh: (details: D) => string;
}

const referred = {
  dc: { en: "DC", zh: "配送中心" },
  category: { en: "category", zh: "类别" },
  item: { en: "item", zh: "商品" },
  route: { en: "route", zh: "线路" },
  plan: { en: "delivery plan", zh: "配送方案" },
  template: { en: "template", zh: "订货模板" },
  account: { en: "account", zh: "账户" },
  store: { en: "store", zh: "门店" },
};

/** "kind is buy_get without item": columns and values are words of the file in both languages. */
const inChinese = (because: string) => because.replace(" is ", " 为 ").replace(" without ", " 且未填 ");

/** Lets each code's details follow from its English sentence. */
function catalogOf<D extends Record<string, unknown>>(catalog: { [C in keyof D]: Sentences<D[C]> }) {
  return catalog;
}

const problems = catalogOf({
  "charge/posted-otherwise": {
    en: (d: { no: string }) =>
      `Number ${d.no} is posted already, with another account, amount or text: give this row a number of its own.`,
    zh: (d) => `编号 ${d.no} 已入账，且账户、金额或说明不同，请为本行另编号。`,
  },
  "import/empty": {
    en: (d: { column: string }) => `${d.column} is empty: it must be filled in.`,
    zh: (d) => `${d.column} 为空，必须填写。`,
  },
  "import/cell-count": {
    en: (d: { found: number; expected: number }) =>
      `The row has ${d.found} cells, the header has ${d.expected}: check for missing or unquoted commas.`,
    zh: (d) => `本行有 ${d.found} 个单元格，表头有 ${d.expected} 个，请检查是否缺少逗号或逗号未加引号。`,
  },
  "import/surrounding-spaces": {
    en: (d: { value: string }) => `"${d.value}" begins or ends with a space: remove it.`,
    zh: (d) => `"${d.value}" 首尾有空格，请删除。`,
  },
  "import/control-character": {
    en: () => "The cell holds a line break or another control character: remove it.",
    zh: () => "单元格含有换行或其他控制字符，请删除。",
  },
  "import/too-long": {
    en: (d: { length: number; max: number }) =>
      `The text has ${d.length} characters, at most ${d.max} are kept.`,
    zh: (d) => `文本有 ${d.length} 个字符，最多 ${d.max} 个。`,
  },
  "import/not-a-code": {
    en: (d: { value: string }) =>
      `"${d.value}" cannot be a code: use up to 40 letters, digits, dots, dashes and underscores, beginning with a letter or digit.`,
    zh: (d) => `"${d.value}" 不能作为编码：最多 40 个字母、数字、点、横线或下划线，以字母或数字开头。`,
  },
  "import/not-money": {
    en: (d: { value: string }) =>
      `"${d.value}" is not an amount: write it with exactly two decimals, for example 1600.00.`,
    zh: (d) => `"${d.value}" 不是金额：请写两位小数，例如 1600.00。`,
  },
  "import/not-a-cost": {
    en: (d: { value: string }) =>
      `"${d.value}" is not a unit cost: write a number with at most six decimals, for example 3.2567.`,
    zh: (d) => `"${d.value}" 不是单位成本：请写最多六位小数的数字，例如 3.2567。`,
  },
  "import/not-a-percentage": {
    en: (d: { value: string }) =>
      `"${d.value}" is not a percentage: write a number with at most two decimals and no sign, for example 13 or 2.50.`,
    zh: (d) => `"${d.value}" 不是百分比：请写最多两位小数且不带符号的数字，例如 13 或 2.50。`,
  },
  "import/not-a-whole-number": {
    en: (d: { value: string }) => `"${d.value}" is not a whole number: write digits only, for example 12.`,
    zh: (d) => `"${d.value}" 不是整数：请只写数字，例如 12。`,
  },
  "import/too-small": {
    en: (d: { value: string; min: string }) => `${d.value} is too small: the least is ${d.min}.`,
    zh: (d) => `${d.value} 太小，最小为 ${d.min}。`,
  },
  "import/too-large": {
    en: (d: { value: string; max: string }) => `${d.value} is too large: the most is ${d.max}.`,
    zh: (d) => `${d.value} 太大，最大为 ${d.max}。`,
  },
  "import/not-one-of": {
    en: (d: { value: string; allowed: string }) =>
      `"${d.value}" is not known here: write one of ${d.allowed}.`,
    zh: (d) => `"${d.value}" 不在可选范围内：请填写 ${d.allowed} 之一。`,
  },
  "import/not-a-time": {
    en: (d: { value: string }) => `"${d.value}" is not a time: write HH:MM from 00:00 to 23:59.`,
    zh: (d) => `"${d.value}" 不是时间：请写 HH:MM，从 00:00 到 23:59。`,
  },
  "import/not-a-day": {
    en: (d: { value: string }) => `"${d.value}" is not a day: write YYYY-MM-DD, for example 2026-01-31.`,
    zh: (d) => `"${d.value}" 不是日期：请写 YYYY-MM-DD，例如 2026-01-31。`,
  },
  "import/not-a-day-rule": {
    en: (d: { value: string }) =>
      `"${d.value}" is not a day rule: write daily, odd, even, weekdays:1,3,5 (1 is Monday, 7 Sunday) or monthdays:1,15 (1 to 31), each number once.`,
    zh: (d) =>
      `"${d.value}" 不是日期规则：请写 daily、odd、even、weekdays:1,3,5（1 为周一，7 为周日）或 monthdays:1,15（1 至 31），数字不得重复。`,
  },
  "import/not-a-return-policy": {
    en: (d: { value: string }) =>
      `"${d.value}" is not a return policy: write none, monthly:200.00 (an amount) or ratio:2.00 (percent of purchases, at most 100).`,
    zh: (d) =>
      `"${d.value}" 不是退货政策：请写 none、monthly:200.00（金额）或 ratio:2.00（进货额的百分比，最多 100）。`,
  },
  "import/not-a-barcode": {
    en: (d: { value: string }) => `"${d.value}" is not a barcode: it has 8, 12, 13 or 14 digits.`,
    zh: (d) => `"${d.value}" 不是条码：应为 8、12、13 或 14 位数字。`,
  },
  "item/barcode-check-digit": {
    en: (d: { value: string; expected: number }) =>
      `The last digit of barcode ${d.value} should be ${d.expected}: scan it again.`,
    zh: (d) => `条码 ${d.value} 的校验位应为 ${d.expected}，请重新扫描。`,
  },
  "import/duplicate": {
    en: (d: { value: string; firstRow: number }) =>
      `${d.value} is already in row ${d.firstRow}: keep one of the two.`,
    zh: (d) => `${d.value} 已在第 ${d.firstRow} 行出现，请只保留一行。`,
  },
  "import/unknown-reference": {
    en: (d: { what: Referred; value: string }) =>
      `There is no ${referred[d.what].en} ${d.value}: import it first or correct the code.`,
    zh: (d) => `${referred[d.what].zh} ${d.value} 不存在，请先导入或更正编码。`,
  },
  "import/needed-here": {
    en: (d: { column: string; because: string }) => `${d.column} must be filled in when ${d.because}.`,
    zh: (d) => `${inChinese(d.because)} 时必须填写 ${d.column}。`,
  },
  "import/not-used-here": {
    en: (d: { column: string; because: string }) =>
      `${d.column} is not used when ${d.because}: leave it empty.`,
    zh: (d) => `${inChinese(d.because)} 时不使用 ${d.column}，请留空。`,
  },
  "import/period-reversed": {
    en: (d: { from: string; to: string }) => `The period ends on ${d.to}, before it begins on ${d.from}.`,
    zh: (d) => `结束日期 ${d.to} 早于开始日期 ${d.from}。`,
  },
  "item/not-orderable-reason": {
    en: () => "An item that may not be ordered needs a reason that stores can read.",
    zh: () => "不可订货的商品必须填写门店可见的原因。",
  },
  "item/order-multiple": {
    en: (d: { multiple: number; casePack: number }) =>
      `Order multiple ${d.multiple} does not fit whole cases of ${d.casePack}: a case item is ordered in multiples of its case pack.`,
    zh: (d) => `订货倍数 ${d.multiple} 与箱规 ${d.casePack} 不符：整件商品须按整箱倍数订货。`,
  },
  "item/weighed-fixed": {
    en: (d: { item: string }) =>
      `Item ${d.item} has been ordered or in stock: weighed cannot be changed, its quantities would be read in another unit. Create a new item.`,
    zh: (d) => `商品 ${d.item} 已有报货或库存记录，不能更改称重方式（数量单位会改变），请新建商品。`,
  },
  "item/barcode-taken": {
    en: (d: { barcode: string; item: string }) =>
      `Barcode ${d.barcode} belongs to item ${d.item}: give each item its own.`,
    zh: (d) => `条码 ${d.barcode} 已属于商品 ${d.item}，每个商品须有自己的条码。`,
  },
  "tree/cycle": {
    en: (d: { code: string }) => `${d.code} would be above itself: choose another parent.`,
    zh: (d) => `${d.code} 将成为自己的上级，请另选上级。`,
  },
  "route/has-stores": {
    en: (d: { route: string }) =>
      `Route ${d.route} has stores and cannot get sub-routes: move its stores to a sub-route first, or choose another parent.`,
    zh: (d) => `线路 ${d.route} 下有门店，不能再设子线路：请先移走门店，或另选上级。`,
  },
  "store/route-not-leaf": {
    en: (d: { route: string }) =>
      `Route ${d.route} has sub-routes: choose one of them, stores are on the last level only.`,
    zh: (d) => `线路 ${d.route} 有子线路：门店只能挂在末级线路上，请选择其子线路。`,
  },
  "template/amounts-reversed": {
    en: (d: { min: string; max: string }) => `The maximum ${d.max} is below the minimum ${d.min}.`,
    zh: (d) => `最高金额 ${d.max} 低于最低金额 ${d.min}。`,
  },
  "place/is-face": {
    en: (d: { dc: string; location: string; item: string }) =>
      `Item ${d.item} is picked at ${d.location} of DC ${d.dc}: a pick face is no reserve place and no dock.`,
    zh: (d) => `配送中心 ${d.dc} 的 ${d.location} 是商品 ${d.item} 的拣货位，不能再作存储位或收货区。`,
  },
  "face/range": {
    en: (d: { min: number; max: number }) => `The most, ${d.max}, must be above the least, ${d.min}.`,
    zh: (d) => `上限 ${d.max} 必须大于下限 ${d.min}。`,
  },
  "dc-stock/not-a-face": {
    en: (d: { dc: string; location: string }) =>
      `${d.location} of DC ${d.dc} is a reserve place or a dock: name the place where the item is picked.`,
    zh: (d) => `配送中心 ${d.dc} 的 ${d.location} 是存储位或收货区，请填写拣货位。`,
  },
  "dc-stock/goods-moved": {
    en: (d: { dc: string; item: string }) =>
      `Item ${d.item} at DC ${d.dc} has had stock movements since its opening: correct its stock by a stocktake instead.`,
    zh: (d) => `配送中心 ${d.dc} 的商品 ${d.item} 期初后已有出入库，请改用盘点更正。`,
  },
  "dc-stock/opening-differs": {
    en: (d: { dc: string; item: string; qty: number; cost: string }) =>
      `Item ${d.item} at DC ${d.dc} was opened with ${d.qty} at ${d.cost}: an opening is booked once, correct it by a stocktake.`,
    zh: (d) =>
      `配送中心 ${d.dc} 的商品 ${d.item} 期初已记为 ${d.qty}，成本 ${d.cost}：期初只记一次，请用盘点更正。`,
  },
  "store-stock/goods-moved": {
    en: (d: { store: string; item: string }) =>
      `Item ${d.item} in store ${d.store} has had stock movements since its opening: correct its stock by a stocktake instead.`,
    zh: (d) => `门店 ${d.store} 的商品 ${d.item} 期初后已有出入库，请改用盘点更正。`,
  },
  "store-stock/opening-differs": {
    en: (d: { store: string; item: string; qty: number }) =>
      `Item ${d.item} in store ${d.store} was opened with ${d.qty}: an opening is booked once, correct it by a stocktake.`,
    zh: (d) => `门店 ${d.store} 的商品 ${d.item} 期初已记为 ${d.qty}：期初只记一次，请用盘点更正。`,
  },
  "promotion/one-scope": {
    en: () => "A promotion is for an item or for a category, not both: leave one of them empty.",
    zh: () => "促销范围只能是商品或类别之一，请留空其中一个。",
  },
  "coupon/in-use": {
    en: (d: { code: string; status: string }) =>
      `Coupon ${d.code} is ${d.status} and can no longer be changed: leave it as it is, or out of the file.`,
    zh: (d) => `券 ${d.code} 的状态为 ${d.status}，不能再修改：请保持原样或从文件中删除。`,
  },
});

export type Referred = keyof typeof referred;
export type ProblemCode = keyof typeof problems;

type DetailsOf<C extends ProblemCode> = Parameters<(typeof problems)[C]["en"]>[0];
type Given<C extends ProblemCode> = unknown extends DetailsOf<C> ? [] : [details: DetailsOf<C>];

/** The problem of this code, with its numbers in both sentences. */
export function problem<C extends ProblemCode>(code: C, ...given: Given<C>): Problem {
  const { en, zh } = problems[code] as Sentences<unknown>;
  return new Problem(code, en(given[0]), zh(given[0]));
}
