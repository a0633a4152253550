import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().trim().min(1).max(64);
const words = z.string().trim().max(200);

export const tagStatuses = ["pending", "printed", "shipped", "closed", "superseded", "cancelled"] as const;
export type TagStatus = (typeof tagStatuses)[number];
export const tagKinds = ["shelf", "offer"] as const;
export type TagKind = (typeof tagKinds)[number];
export type TagSource = "store" | "price_change" | "suggested" | "new_item" | "takeover";

/** `open`: what is not at its shelf yet. `late`: of these, what is wrong there now. */
export const tagFilters = [...tagStatuses, "open", "late"] as const;

export const requestTagsInput = z.strictObject({
  store: code,
  items: z.array(code).min(1).max(500),
  reason: words.default(""),
});
export type RequestTagsInput = z.output<typeof requestTagsInput>;

export const cancelTagInput = z.strictObject({ tag: z.coerce.number().int().positive() });

export const listTagsInput = pageInput
  .extend({ store: code.optional(), status: z.enum(tagFilters).optional() })
  .strict();
export type ListTagsInput = z.output<typeof listTagsInput>;

export const outOfDateInput = z.strictObject({ store: code });

export const setStoreTagsInput = z.strictObject({ store: code, isElectronic: z.boolean() });
export type SetStoreTagsInput = z.output<typeof setStoreTagsInput>;

/** What the system of electronic labels says about one of them. */
export const reportTagInput = z.strictObject({
  tag: z.coerce.number().int().positive(),
  status: z.enum(["shown", "failed"]),
  reason: words.default(""),
});
export type ReportTagInput = z.output<typeof reportTagInput>;

export const tagSizes = ["large", "medium", "small"] as const;
export type TagSize = (typeof tagSizes)[number];
