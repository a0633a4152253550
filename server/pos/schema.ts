import { z } from "zod";
import { fenText } from "@/server/shared/fen";
import { quantityMax } from "@/server/shared/quantity";

/** A day's sales of a busy store fit into one parcel. */
export const salesPerBatchMax = 5_000;

const code = z.string().trim().min(1).max(64);

/** Sold goods; a customer's return is below zero, and so is its amount. */
const saleInput = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  item: code,
  qty: z
    .int()
    .min(-quantityMax)
    .max(quantityMax)
    .refine((qty) => qty !== 0, "must not be 0"),
  amount: fenText,
});

export const recordSalesInput = z.strictObject({
  store: code,
  /** The till's own number of this parcel: sent again, it counts once. */
  batch: code,
  sales: z.array(saleInput).min(1).max(salesPerBatchMax),
});
export type RecordSalesInput = z.output<typeof recordSalesInput>;
