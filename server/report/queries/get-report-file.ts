import type { DbOrTx } from "@/db/client";
import type { Actor } from "@/server/auth";
import type { Figures } from "../rules/figures";
import type { ChainReportInput, StoreReportInput } from "../schema";
import { type Column, count, money, quantity, rate, sheetOf, text, workbookOf } from "../workbook";
import { getChainReport, type StoreFigures } from "./get-chain-report";
import { getStoreReport } from "./get-store-report";
import { type ItemFigures, listItemFigures } from "./list-item-figures";

export interface ReportFile {
  name: string;
  bytes: Buffer;
}

/** More goods than this are not written into a workbook. */
const itemsMax = 500;

/** A store's report as a workbook: its figures beside those before, its days, its categories and its goods. Refused as the report. */
export async function getStoreReportFile(
  db: DbOrTx,
  actor: Actor,
  input: StoreReportInput,
  now: Date,
): Promise<ReportFile> {
  const report = await getStoreReport(db, actor, input, now);
  const { store } = input;
  const { from, to } = report;
  const goods = await listItemFigures(db, actor, { store, from, to, order: "sales", limit: itemsMax });
  const bytes = await workbookOf([
    sheetOf("报表 Report", figureColumns(report.now, report.earlier), figureRows),
    sheetOf("每天 Days", dayColumns, report.days),
    sheetOf("分类 Categories", categoryColumns, report.categories),
    sheetOf("商品 Goods", itemColumns, goods),
  ]);
  return { name: `${store} ${from} ${to}.xlsx`, bytes };
}

/** The report of all stores within reach as a workbook: every store that the filters leave, every day, the goods. Refused as the report. */
export async function getChainReportFile(
  db: DbOrTx,
  actor: Actor,
  input: ChainReportInput,
  now: Date,
): Promise<ReportFile> {
  const report = await getChainReport(db, actor, { ...input, page: 1, limit: 10_000 }, now);
  const { sort: _sort, isDescending: _descending, page: _page, ...scope } = input;
  const goods = await listItemFigures(db, actor, { ...scope, order: "sales", limit: itemsMax });
  const bytes = await workbookOf([
    sheetOf("门店 Stores", storeColumns, report.rows),
    sheetOf("合计 Total", figureColumns(report.all.now, report.all.earlier), figureRows),
    sheetOf("每天 Days", dayColumns.slice(0, 2), report.days),
    sheetOf("商品 Goods", itemColumns, goods),
  ]);
  return { name: `${input.from} ${input.to}.xlsx`, bytes };
}

type Figure = { head: string; cell: (figures: Figures) => ReturnType<typeof money> };

const figureRows: Figure[] = [
  { head: "销售额 Sales", cell: (f) => money(f.salesFen) },
  { head: "销售成本 Cost of goods sold", cell: (f) => money(f.costFen) },
  { head: "毛利 Margin", cell: (f) => money(f.marginFen) },
  { head: "毛利率 Margin %", cell: (f) => rate(f.marginBp) },
  { head: "要货 Ordered", cell: (f) => money(f.orderedFen) },
  { head: "已审核 Approved", cell: (f) => money(f.approvedFen) },
  { head: "到货 Delivered", cell: (f) => money(f.deliveredFen) },
  { head: "到货率 Fill rate", cell: (f) => rate(f.fillBp) },
  { head: "退货 Returned", cell: (f) => money(f.returnedFen) },
  { head: "报损 Written off", cell: (f) => money(f.writtenOffFen) },
  { head: "盘亏 Missing at counts", cell: (f) => money(f.countedFen) },
];

const figureColumns = (now: Figures, before: Figures): Column<Figure>[] => [
  { head: "项目 Figure", width: 30, of: ({ head }) => text(head) },
  { head: "本期 Period", width: 18, of: ({ cell }) => cell(now) },
  { head: "对比期 Before", width: 18, of: ({ cell }) => cell(before) },
];

const dayColumns: Column<{ day: string; salesFen: number; marginFen?: number }>[] = [
  { head: "日期 Day", width: 14, of: (row) => text(row.day) },
  { head: "销售额 Sales", width: 18, of: (row) => money(row.salesFen) },
  { head: "毛利 Margin", width: 18, of: (row) => money(row.marginFen ?? 0) },
];

const categoryColumns: Column<{ category: string; name: string; salesFen: number; marginFen: number }>[] = [
  { head: "分类 Category", width: 12, of: (row) => text(row.category) },
  { head: "名称 Name", width: 28, of: (row) => text(row.name) },
  { head: "销售额 Sales", width: 18, of: (row) => money(row.salesFen) },
  { head: "毛利 Margin", width: 18, of: (row) => money(row.marginFen) },
];

const itemColumns: Column<ItemFigures>[] = [
  { head: "商品 Item", width: 12, of: (row) => text(row.item) },
  { head: "名称 Name", width: 32, of: (row) => text(row.name) },
  { head: "单位 Unit", width: 10, of: (row) => text(row.isWeighed ? "kg" : row.unit) },
  { head: "售出 Sold", width: 14, of: (row) => quantity(row.soldEach, row.isWeighed) },
  { head: "销售额 Sales", width: 18, of: (row) => money(row.salesFen) },
  { head: "毛利 Margin", width: 18, of: (row) => money(row.marginFen) },
  { head: "毛利率 Margin %", width: 14, of: (row) => rate(row.marginBp) },
  { head: "库存 On hand", width: 14, of: (row) => quantity(row.onHandEach, row.isWeighed) },
  { head: "库存成本 Stock at cost", width: 18, of: (row) => money(row.stockFen) },
  { head: "可销天数 Lasts, days", width: 14, of: (row) => count(row.coverDays) },
];

const storeColumns: Column<StoreFigures>[] = [
  { head: "门店 Store", width: 12, of: (row) => text(row.store) },
  { head: "名称 Name", width: 28, of: (row) => text(row.name) },
  { head: "类型 Kind", width: 14, of: (row) => text(row.kind) },
  { head: "线路 Route", width: 12, of: (row) => text(row.route) },
  { head: "销售额 Sales", width: 18, of: (row) => money(row.salesFen) },
  { head: "环比 Change", width: 12, of: (row) => rate(row.growthBp) },
  { head: "毛利 Margin", width: 18, of: (row) => money(row.marginFen) },
  { head: "毛利率 Margin %", width: 14, of: (row) => rate(row.marginBp) },
  { head: "库存成本 Stock at cost", width: 18, of: (row) => money(row.stockFen) },
  { head: "可销天数 Lasts, days", width: 14, of: (row) => count(row.coverDays) },
  { head: "要货 Ordered", width: 18, of: (row) => money(row.orderedFen) },
  { head: "已审核 Approved", width: 18, of: (row) => money(row.approvedFen) },
  { head: "到货 Delivered", width: 18, of: (row) => money(row.deliveredFen) },
  { head: "到货率 Fill rate", width: 12, of: (row) => rate(row.fillBp) },
  { head: "退货 Returned", width: 16, of: (row) => money(row.returnedFen) },
  { head: "报损 Written off", width: 16, of: (row) => money(row.writtenOffFen) },
  { head: "盘亏 Missing", width: 16, of: (row) => money(row.countedFen) },
];
