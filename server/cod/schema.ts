import { z } from "zod";
import { fenTextAboveZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);
const reason = z.string().trim().min(1).max(500);
/** The number under which the payment system or the bank knows the money. */
const moneyNumber = z.string().trim().min(4).max(64);

/** Days since the approval from which a delivery counts as old, older, oldest: the columns of the ageing list. */
export const ageSteps = [7, 14, 30] as const;

/** Cash is in the list so that it can be refused with a sentence (R05). */
export const codMethods = ["qr", "cash"] as const;
/** Deliveries that one payment may name. */
export const codDeliveriesMax = 200;

export const recordCodPaymentInput = z.strictObject({
  store: code,
  amount: fenTextAboveZero,
  method: z.enum(codMethods),
  reference: moneyNumber,
  /** Without them the oldest deliveries are paid first. */
  deliveries: z
    .array(z.strictObject({ delivery: code, amount: fenTextAboveZero }))
    .min(1)
    .max(codDeliveriesMax)
    .optional(),
});
export type RecordCodPaymentInput = z.output<typeof recordCodPaymentInput>;

/** A credit that a later difference or a reversal left is paid back to the store by a transfer of that number. */
export const refundCodInput = z.strictObject({
  delivery: code,
  amount: fenTextAboveZero,
  reference: moneyNumber,
  reason,
});
export type RefundCodInput = z.output<typeof refundCodInput>;

/** A credit of one delivery pays for another one of the store. */
export const offsetCodInput = z.strictObject({ from: code, to: code, amount: fenTextAboveZero });
export type OffsetCodInput = z.output<typeof offsetCodInput>;

export const codReasonInput = z.strictObject({ reason });
export const reverseCodPaymentInput = codReasonInput.extend({ payment: code });
export type ReverseCodPaymentInput = z.output<typeof reverseCodPaymentInput>;

export const codSettingsInput = z.strictObject({
  stopAfterDays: z.number().int().min(0).max(365).nullable(),
});
export type CodSettingsInput = z.output<typeof codSettingsInput>;

export const codDueInput = z.strictObject({ delivery: code });
export const dueStates = ["owed", "credit"] as const;
export const listCodDuesQuery = pageInput
  .extend({ store: code.optional(), state: z.enum(dueStates).default("owed") })
  .strict();
export type ListCodDuesInput = z.output<typeof listCodDuesQuery>;
export const listCodAgeingQuery = pageInput.extend({ search: z.string().max(100).optional() }).strict();
export type ListCodAgeingInput = z.output<typeof listCodAgeingQuery>;
export const listCodPaymentsQuery = pageInput
  .extend({ store: code.optional(), delivery: code.optional() })
  .strict();
export type ListCodPaymentsInput = z.output<typeof listCodPaymentsQuery>;
