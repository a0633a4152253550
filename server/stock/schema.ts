import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);

export const listStockQuery = pageInput
  .extend({ item: code.optional(), search: z.string().max(100).optional() })
  .strict();
export const listStoreStockInput = listStockQuery.extend({ store: code });
export const listDcStockInput = listStockQuery.extend({ dc: code });
export const itemInput = z.strictObject({ item: code });
export const stockCardInput = z.strictObject({ dc: code, item: code });
export type StockCardInput = z.output<typeof stockCardInput>;
export const listStockEntriesQuery = pageInput.strict();
export const listStockEntriesInput = listStockEntriesQuery.extend({ dc: code, item: code });
export type ListStockEntriesInput = z.output<typeof listStockEntriesInput>;
export type ListStoreStockInput = z.output<typeof listStoreStockInput>;
export type ListDcStockInput = z.output<typeof listDcStockInput>;
