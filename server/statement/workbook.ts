import { unzipSync, zipSync } from "fflate";
import writeXlsx from "write-excel-file/node";
import type { RateAmounts, StatementContent } from "@/server/statement/rules/content";
import { kindWord, negated } from "@/server/statement/words";

type Cell =
  | { value: string; fontWeight?: "bold" }
  | { value: number; type: NumberConstructor; format: string }
  | null;
type Row = Cell[];

const text = (value: string): Cell => ({ value });
const bold = (value: string): Cell => ({ value, fontWeight: "bold" });
const count = (value: number): Cell => ({ value, type: Number, format: "0" });
/** Amounts are numbers that a spreadsheet can add; two decimals are exact up to 90 trillion. */
const money = (amount: string): Cell => ({ value: Number(amount), type: Number, format: "#,##0.00" });

/**
 * The statement as a workbook: a sheet of sums, one of deliveries by store and tax rate, one of all other movements. The same
 * content gives the same bytes: no clock, no author, and the files inside carry one fixed time.
 */
export async function workbookOf(content: StatementContent): Promise<Buffer> {
  const sheets = [
    { sheet: "对账单 Statement", data: summaryOf(content), columns: widths(34, 18, 18, 18) },
    {
      sheet: "配送 Deliveries",
      data: deliveriesOf(content),
      columns: widths(12, 28, 10, 16, 16, 16, 16, 16),
    },
    { sheet: "明细 Movements", data: movementsOf(content), columns: widths(30, 14, 24, 12, 16, 40) },
  ];
  return withFixedTimes(await writeXlsx(sheets).toBuffer());
}

const widths = (...all: number[]) => all.map((width) => ({ width }));

/** A zip file says when each of its files was written; here that is always the first moment a zip file can say. */
export function withFixedTimes(zip: Uint8Array): Buffer {
  const files = Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1));
  const mtime = new Date(1980, 0, 1);
  return Buffer.from(zipSync(Object.fromEntries(files), { mtime, level: 6 }));
}

function summaryOf(content: StatementContent): Row[] {
  const { deliveries, holds, quotas = [] } = content;
  return [
    [bold(`对账单 Statement ${content.statement}`)],
    [text("账户 Account"), text(`${content.account} ${content.accountName}`)],
    [text("期间 Period"), text(`${content.from} – ${content.to}`)],
    [],
    [bold("期初 Opening"), money(content.opening)],
    ...content.movements.map(({ type, total }): Row => [text(kindWord(type)), money(total)]),
    [text("配送 Deliveries"), money(negated(deliveries.charged))],
    [text("收入合计 Income"), money(content.income)],
    [text("支出合计 Expense"), money(content.expense)],
    [bold("期末 Closing"), money(content.closing)],
    [],
    [text(`占用 Holds (${holds.count})`), money(holds.amount)],
    ...(quotas.length === 0
      ? []
      : [[], ["退货额度 Return quota", "已得 Earned", "已用 Used", "剩余 Left"].map(bold)]),
    ...quotas.map(
      ({ store, name, earned, used, left }): Row => [
        text(`${store} ${name}`),
        money(earned),
        money(used),
        money(left),
      ],
    ),
  ];
}

function deliveriesOf({ deliveries }: StatementContent): Row[] {
  const heads = [
    "门店 Store",
    "名称 Name",
    "税率 Rate %",
    "货款 Goods",
    "折扣 Discount",
    "应付 Payable",
    "不含税 Net",
    "税额 Tax",
  ];
  const amounts = (rate: RateAmounts): Row => [
    text(rate.rate),
    money(rate.goods),
    money(rate.discount),
    money(rate.payable),
    money(rate.net),
    money(rate.tax),
  ];
  const stores = deliveries.stores.flatMap(({ store, name, rates }) =>
    rates.map((rate): Row => [text(store), text(name), ...amounts(rate)]),
  );
  const totals = deliveries.rates.map((rate): Row => [bold("合计 Total"), null, ...amounts(rate)]);
  return [heads.map(bold), ...stores, ...totals];
}

function movementsOf({ movements }: StatementContent): Row[] {
  const heads = ["类型 Type", "日期 Day", "单据 Document", "门店 Store", "金额 Amount", "备注 Remark"];
  const rows = movements.flatMap(({ type, rows: own }) =>
    own.map(
      ({ day, document, store, amount, remark }): Row => [
        text(kindWord(type)),
        text(day),
        text(document),
        text(store ?? ""),
        money(amount),
        text(remark),
      ],
    ),
  );
  return [heads.map(bold), ...rows, [text("笔数 Rows"), count(rows.length)]];
}
