import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { costText } from "@/server/shared/cost";
import { countedQuantity, wantedQuantity } from "@/server/shared/quantity";

const code = z.string().min(1).max(40);
const ofDc = { dc: code };
const perPage = 500;
const routes = z.array(code).max(perPage).default([]);
export const waitingGoodsQuery = z.strictObject({
  /** With everything below them; without any what all stores wait for. */
  routes: z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    routes,
  ),
});
export const waitingGoodsInput = waitingGoodsQuery.extend(ofDc);
export type WaitingGoodsInput = z.output<typeof waitingGoodsInput>;
export const orderWaitingBody = z.strictObject({
  supplier: z.string().trim().min(1).max(100),
  expectedOn: businessDayText,
  note: z.string().trim().max(500).default(""),
  routes,
  crossDock: z.boolean().default(true),
  /** Without lines everything is ordered that is lacking. */
  lines: z
    .array(
      z.strictObject({
        item: code,
        /** Without it what is lacking, rounded up to whole order multiples. */
        qty: wantedQuantity.optional(),
        /** What was lacking when the order was thought out; without it no more than is lacking now is ordered. */
        lacking: countedQuantity.optional(),
        /** Without it what the DC paid last, else its average. */
        unitCost: costText.optional(),
      }),
    )
    .min(1)
    .max(perPage)
    .optional(),
});
export const orderWaitingInput = orderWaitingBody.extend(ofDc);
export type OrderWaitingInput = z.output<typeof orderWaitingInput>;

export const clearCrossDockBody = z.strictObject({
  /** Of which item; without it of all. */
  item: code.optional(),
});
export const clearCrossDockInput = clearCrossDockBody.extend(ofDc);
export type ClearCrossDockInput = z.output<typeof clearCrossDockInput>;
