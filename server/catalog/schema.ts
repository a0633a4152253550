import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);

export const listItemsInput = pageInput.extend({
  /** A part of code, barcode, name, specification, or of the initials of the name. */
  search: z.string().max(100).optional(),
  /** With everything below it. */
  category: code.optional(),
  orderable: z.enum(["yes", "no"]).optional(),
});
export type ListItemsInput = z.output<typeof listItemsInput>;

export const itemRef = z.strictObject({ item: code });
