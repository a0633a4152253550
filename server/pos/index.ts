export { recordSales } from "./commands/record-sales";
export { salesOfWeek } from "./queries/sales-of-week";
