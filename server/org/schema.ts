import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);

export const listStoresInput = pageInput.extend({
  /** A part of code or name. */
  search: z.string().max(100).optional(),
  account: code.optional(),
  kind: z.enum(["franchise", "direct", "independent"]).optional(),
  status: z.enum(["active", "suspended", "closing", "closed"]).optional(),
});
export type ListStoresInput = z.output<typeof listStoresInput>;

export const storeRef = z.strictObject({ store: code });
