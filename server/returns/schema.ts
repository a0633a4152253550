import { z } from "zod";
import { quotaWindows, returnStatuses } from "@/server/returns/rules";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextFromZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity, wantedQuantity } from "@/server/shared/quantity";

const code = z.string().trim().min(1).max(64);
const words = z.string().trim().max(200);

/** What a store may give as its reason; `recall` is headquarters'. */
export const returnReasons = ["unsold", "order_error", "near_expiry", "quality", "other"] as const;
export type ReturnReason = (typeof returnReasons)[number] | "recall";
export const returnKinds = ["usual", "exception", "recall", "closing"] as const;
export type ReturnKind = (typeof returnKinds)[number];
export { quotaWindows, returnStatuses };

const linesMax = 500;
const wantedLines = z.array(z.strictObject({ item: code, qty: wantedQuantity })).max(linesMax);

export const submitReturnInput = z.strictObject({
  store: code,
  reason: z.enum(returnReasons).default("unsold"),
  note: words.default(""),
  /** The recall that it answers: outside plan and quota. */
  recall: code.optional(),
  /** Where the rules refuse it, let headquarters decide instead. */
  askHeadquarters: z.boolean().default(false),
  lines: wantedLines.min(1),
});
export type SubmitReturnInput = z.output<typeof submitReturnInput>;

export const quoteReturnInput = z.strictObject({ store: code, recall: code.optional(), lines: wantedLines });
export type QuoteReturnInput = z.output<typeof quoteReturnInput>;

export const returnRef = z.strictObject({ return: code });
export type ReturnRef = z.output<typeof returnRef>;

export const cancelBody = z.strictObject({ reason: words.default("") });
export const cancelReturnInput = returnRef.extend(cancelBody.shape);
export type CancelReturnInput = z.output<typeof cancelReturnInput>;

export const decideReturnBody = z.strictObject({
  decision: z.enum(["approve", "reject"]),
  reason: words.default(""),
});
export const decideReturnInput = returnRef.extend(decideReturnBody.shape);
export type DecideReturnInput = z.output<typeof decideReturnInput>;

export const receiveReturnBody = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        item: code,
        /** Credited; the rest goes back to the store. */
        acceptedQty: countedQuantity,
        /** Of them those that nobody can sell any more. */
        damagedQty: countedQuantity.default(0),
      }),
    )
    .min(1)
    .max(linesMax),
});
export const receiveReturnInput = returnRef.extend(receiveReturnBody.shape);
export type ReceiveReturnInput = z.output<typeof receiveReturnInput>;

export const listReturnsInput = pageInput
  .extend({ store: code.optional(), dc: code.optional(), status: z.enum(returnStatuses).optional() })
  .strict();
export type ListReturnsInput = z.output<typeof listReturnsInput>;

/** The stops of one truck. */
export const returnsToFetchInput = z.strictObject({ stores: z.array(code).max(500) });

export const storeQuotaInput = z.strictObject({ store: code });
export const listQuotasInput = pageInput.extend({ q: z.string().trim().max(64).optional() }).strict();
export type ListQuotasInput = z.output<typeof listQuotasInput>;

export const returnLimitsInput = z.strictObject({
  store: code,
  limits: z
    .array(
      z
        .strictObject({
          category: code.nullable(),
          amount: fenTextFromZero.nullable(),
          /** Hundredths of a percent of the purchases. */
          ratioBp: z.int().min(0).max(10_000).nullable(),
          window: z.enum(quotaWindows),
        })
        .refine(({ amount, ratioBp }) => (amount === null) !== (ratioBp === null), "an amount or a ratio"),
    )
    .max(20),
});
export type ReturnLimitsInput = z.output<typeof returnLimitsInput>;

export const openRecallInput = z.strictObject({
  reason: z.string().trim().min(1).max(200),
  items: z
    .array(z.strictObject({ item: code, expiresOn: businessDayText.nullable() }))
    .min(1)
    .max(200),
});
export type OpenRecallInput = z.output<typeof openRecallInput>;
export const recallRef = z.strictObject({ recall: code });
export const listRecallsInput = pageInput.extend({ status: z.enum(["open", "closed"]).optional() }).strict();
export type ListRecallsInput = z.output<typeof listRecallsInput>;
