import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().trim().min(1).max(64);

/** Which part of a store's stock is looked at: below zero; sold lately and nothing left; on its way. */
export const shelfFilters = ["negative", "out", "transit"] as const;
export type ShelfFilter = (typeof shelfFilters)[number];

export const listShelfQuery = pageInput
  .extend({
    filter: z.enum(shelfFilters).optional(),
    category: code.optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export const listShelfInput = listShelfQuery.extend({ store: code });
export type ListShelfInput = z.output<typeof listShelfInput>;

/** What is below zero in all stores. */
export const listNegativeInput = pageInput.extend({ search: z.string().max(100).optional() }).strict();
export type ListNegativeInput = z.output<typeof listNegativeInput>;

export const storeItemInput = z.strictObject({ store: code, item: code });
export type StoreItemInput = z.output<typeof storeItemInput>;

export const listCardInput = pageInput.extend({ store: code, item: code });
export type ListCardInput = z.output<typeof listCardInput>;

export const setShelfInput = z.strictObject({
  store: code,
  item: code,
  /** Empty: nowhere in particular. */
  shelf: z.string().trim().max(20),
});
export type SetShelfInput = z.output<typeof setShelfInput>;
export const storeInput = z.strictObject({ store: code });
