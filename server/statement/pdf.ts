import PdfDocument from "pdfkit";
import { fontOf } from "@/server/shared/pdf-font";
import {
  type Column,
  colours,
  margin,
  type Pdf,
  page,
  rule,
  width,
  writeTable,
} from "@/server/statement/pdf-table";
import type { RateAmounts, StatementContent } from "@/server/statement/rules/content";
import { kindWord, negated } from "@/server/statement/words";

/**
 * The statement as a PDF file, to be kept or printed: sums, deliveries by store and tax rate, every other movement. The same
 * content gives the same bytes: no clock, no author, one fixed date; the characters are in the file itself.
 */
export async function pdfOf(content: StatementContent, hash: string): Promise<Buffer> {
  const fixed = new Date(Date.UTC(2000, 0, 1));
  const pdf = new PdfDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    info: {
      Title: `${content.statement} ${content.accountName}`,
      Producer: "Storeline",
      Creator: "Storeline",
      CreationDate: fixed,
      ModDate: fixed,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.font(fontOf());
  pdf.y = margin;
  writeTitle(pdf, content);
  writeSums(pdf, content);
  await writeDeliveries(pdf, content);
  await writeQuotas(pdf, content);
  await writeMovements(pdf, content);
  writeFeet(pdf, content, hash);
  pdf.end();
  return whole;
}

function writeTitle(pdf: Pdf, { statement, month, from, to, account, accountName }: StatementContent) {
  pdf.fillColor(colours.text).fontSize(18);
  pdf.text(`对账单 Statement ${month}`, margin, pdf.y, { width });
  pdf.fontSize(11).text(`${account} ${accountName}`, { width });
  pdf.fontSize(9).fillColor(colours.quiet).text(`${statement} · ${from} – ${to} · CNY 人民币`, { width });
  pdf.y += 12;
}

function writeSums(pdf: Pdf, content: StatementContent) {
  const { deliveries, holds, movements } = content;
  const rows: [string, string, boolean?][] = [
    ["期初余额 Opening balance", content.opening, true],
    ...movements.map(({ type, total }): [string, string] => [kindWord(type), total]),
    ["配送 Deliveries", negated(deliveries.charged)],
    ["收入合计 Income", content.income],
    ["支出合计 Expense", negated(content.expense)],
    ["期末余额 Closing balance", content.closing, true],
    [`期末占用 Holds at the end (${holds.count})`, holds.amount],
  ];
  for (const [label, amount, isStrong] of rows) {
    if (isStrong) pdf.rect(margin, pdf.y, width, 19).fill(colours.ground);
    const { y } = pdf;
    pdf.fillColor(colours.text).fontSize(isStrong ? 11 : 10);
    pdf.text(label, margin + 6, y + 3, { width: width - 130, lineBreak: false });
    pdf.text(grouped(amount), margin + width - 136, y + 3, { width: 130, align: "right", lineBreak: false });
    pdf.y = y + 19;
    rule(pdf);
  }
  pdf.y += 14;
}

async function writeDeliveries(pdf: Pdf, { deliveries }: StatementContent) {
  if (deliveries.stores.length === 0) return;
  const figure = (head: string, columnWidth = 66): Column => ({ head, width: columnWidth, isFigure: true });
  const columns: Column[] = [
    { head: "门店 Store", width: width - 5 * 66 - 52 },
    figure("税率 Rate", 52),
    figure("货款 Goods"),
    figure("折扣 Discount"),
    figure("应付 Payable"),
    figure("不含税 Net"),
    figure("税额 Tax"),
  ];
  const amounts = (rate: RateAmounts) => [
    `${Number(rate.rate)}%`,
    ...[rate.goods, rate.discount, rate.payable, rate.net, rate.tax].map(grouped),
  ];
  const stores = deliveries.stores.flatMap(({ store, name, rates }) =>
    rates.map((rate) => [`${store} ${name}`, ...amounts(rate)]),
  );
  const totals = deliveries.rates.map((rate) => ["合计 Total", ...amounts(rate)]);
  await writeTable(pdf, "配送（按门店与税率） Deliveries by store and tax rate", columns, [
    ...stores,
    ...totals,
  ]);
}

async function writeQuotas(pdf: Pdf, { quotas = [] }: StatementContent) {
  if (quotas.length === 0) return;
  const figure = (head: string): Column => ({ head, width: 84, isFigure: true });
  const columns: Column[] = [
    { head: "门店 Store", width: width - 4 * 84 },
    figure("进货 Purchases"),
    figure("已得 Earned"),
    figure("已用 Used"),
    figure("剩余 Left"),
  ];
  const rows = quotas.map(({ store, name, rate, purchases, earned, used, left }) => [
    `${store} ${name}${rate === null ? "" : ` (${Number(rate)}%)`}`,
    purchases === null ? "–" : grouped(purchases),
    ...[earned, used, left].map(grouped),
  ]);
  await writeTable(pdf, "期末退货额度 Return quota at the end", columns, rows);
}

async function writeMovements(pdf: Pdf, { movements }: StatementContent) {
  const columns: Column[] = [
    { head: "日期 Day", width: 60 },
    { head: "单据 Document", width: 138 },
    { head: "门店 Store", width: 56 },
    { head: "备注 Remark", width: width - 60 - 138 - 56 - 84 },
    { head: "金额 Amount", width: 84, isFigure: true },
  ];
  for (const { type, total, rows } of movements) {
    const cells = rows.map(({ day, document, store, remark, amount }) => [
      day,
      document,
      store ?? "",
      remark,
      grouped(amount),
    ]);
    await writeTable(pdf, `${kindWord(type)} · ${grouped(total)}`, columns, cells);
  }
}

/** On every page: its number of how many, and the hash that shows that the statement is the one that was stored. */
function writeFeet(pdf: Pdf, { statement }: StatementContent, hash: string) {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at);
    pdf.fillColor(colours.quiet).fontSize(7.5);
    const y = page.height - margin - 14;
    pdf.text(`SHA-256 ${hash}`, margin, y, { width: width - 130, lineBreak: false });
    pdf.text(`${statement} · ${at + 1} / ${count}`, margin + width - 130, y, {
      width: 130,
      align: "right",
      lineBreak: false,
    });
  }
}

/** "-1234.50" → "-1,234.50". */
const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ",");
