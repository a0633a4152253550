import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);

export const listStockQuery = pageInput
  .extend({ item: code.optional(), search: z.string().max(100).optional() })
  .strict();
export const listStoreStockInput = listStockQuery.extend({ store: code });
export const listDcStockInput = listStockQuery.extend({ dc: code });
export type ListStoreStockInput = z.output<typeof listStoreStockInput>;
export type ListDcStockInput = z.output<typeof listDcStockInput>;
