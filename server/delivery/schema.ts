import { z } from "zod";
import { differenceStatuses, differenceTypes } from "@/server/delivery/rules/differences";
import { deliveryStatuses } from "@/server/delivery/rules/moves";
import { shortReasons } from "@/server/delivery/rules/shorts";
import { businessDayText } from "@/server/shared/business-day";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity, wantedQuantity } from "@/server/shared/quantity";

const code = z.string().min(1).max(64);

export { deliveryStatuses, differenceStatuses };

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

/** A reversal says why. */
export const reverseBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const reverseDeliveryInput = reverseBody.extend({ delivery: code });
export type ReverseDeliveryInput = z.infer<typeof reverseDeliveryInput>;

const linesMax = 500;
export const reportDifferenceBody = z.strictObject({
  lines: z
    .array(z.strictObject({ item: code, type: z.enum(differenceTypes), qty: wantedQuantity }))
    .min(1)
    .max(linesMax),
  remark: z.string().trim().max(500).default(""),
});
export const reportDifferenceInput = reportDifferenceBody.extend({ delivery: code });
export type ReportDifferenceInput = z.infer<typeof reportDifferenceInput>;

/** `type` is only needed to tell apart what was short and what was damaged of one item. */
export const decideDifferenceBody = z.strictObject({
  lines: z
    .array(
      z.strictObject({ item: code, type: z.enum(differenceTypes).optional(), acceptedQty: countedQuantity }),
    )
    .min(1)
    .max(linesMax),
});
export const decideDifferenceInput = decideDifferenceBody.extend({ difference: code });
export type DecideDifferenceInput = z.infer<typeof decideDifferenceInput>;

export const differenceRef = z.strictObject({ difference: code });
export const listDifferencesInput = pageInput.extend({
  store: code.optional(),
  dc: code.optional(),
  delivery: code.optional(),
  status: z.enum(differenceStatuses).optional(),
});
export type ListDifferencesInput = z.infer<typeof listDifferencesInput>;
