export { recordSales } from "./commands/record-sales";
export { sweepSaleLines } from "./commands/sweep-sale-lines";
export { salesOfWeek } from "./queries/sales-of-week";
