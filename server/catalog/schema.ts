import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextFromZero } from "@/server/shared/fen";
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

export const stopScopes = ["all", "stores", "route", "plan", "template"] as const;
export type StopScope = (typeof stopScopes)[number];
const stopStoresMax = 2_000;

/** What is stopped and where: exactly one of item and category; `of` are the codes of the scope, one but for stores. */
export const stopInput = z
  .strictObject({
    item: code.nullable(),
    category: code.nullable(),
    scope: z.enum(stopScopes),
    of: z.array(code).max(stopStoresMax),
    from: businessDayText,
    /** The last day; null: until it is ended. */
    to: businessDayText.nullable(),
    reason: z.string().trim().min(1).max(200),
    /** A recall: what waits in the pool is closed as well, and its owners are told (U15). */
    forSafety: z.boolean().default(false),
  })
  .refine(({ item, category }) => (item === null) !== (category === null), {
    path: ["item"],
    message: "an item or a category",
  })
  .refine(
    ({ scope, of }) =>
      scope === "all" ? of.length === 0 : scope === "stores" ? of.length > 0 : of.length === 1,
    {
      path: ["of"],
      message: "the codes of the scope",
    },
  );
export type StopInput = z.output<typeof stopInput>;
export const stopRef = z.strictObject({ stop: z.coerce.number().int().min(1) });
export const listStopsInput = pageInput.strict().extend({
  search: z.string().max(100).optional(),
  /** Without it everything that is not over. */
  state: z.enum(["planned", "in_force", "over"]).optional(),
});
export type ListStopsInput = z.output<typeof listStopsInput>;

/** How a weighed item is sold at the till. */
export const saleSpecInput = z.strictObject({
  /** What the till sends, and what its label carries. */
  spec: z.string().trim().min(1).max(40),
  item: code,
  name: z.string().trim().min(1).max(60),
  price: fenTextFromZero,
  grams: z.int().min(1).max(100_000),
});
export type SaleSpecInput = z.output<typeof saleSpecInput>;
export const saleSpecRef = z.strictObject({ spec: code });
