export { columnsOf } from "./columns";
export { DataTable } from "./data-table";
export type { Paging } from "./pager";
export { useListParams } from "./use-list-params";
