import { z } from "zod";
import { shortReasons } from "@/server/delivery/rules/shorts";
import { businessDayText } from "@/server/shared/business-day";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(64);

export const deliveryStatuses = [
  "created",
  "released",
  "picking",
  "picked",
  "checked",
  "approved",
  "dispatched",
  "delivered",
  "closed",
  "void",
  "reversed",
] as const;

/** Why a line was picked short. */
export const shortReason = z.enum(shortReasons);

export const deliveryRef = z.strictObject({ delivery: code });

export const listDeliveriesInput = pageInput.extend({
  store: code.optional(),
  dc: code.optional(),
  wave: code.optional(),
  order: code.optional(),
  status: z.enum(deliveryStatuses).optional(),
  /** Part of the number, of the store's code or of its name. */
  search: z.string().trim().max(100).optional(),
  /** Planned delivery days, both included. */
  from: businessDayText.optional(),
  to: businessDayText.optional(),
});
export type ListDeliveriesInput = z.infer<typeof listDeliveriesInput>;

export const timelineInput = pageInput.extend({ delivery: code });
export type TimelineOfDeliveryInput = z.infer<typeof timelineInput>;
