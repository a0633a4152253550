import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";

/** Rows of the reconciliation board (5.5). The first two are as of now, the others of a period. */
export const boardRowNames = ["balances", "holds", "deposits", "bank", "charges", "goods", "tax"] as const;
export type BoardRowName = (typeof boardRowNames)[number];

const period = { from: businessDayText.optional(), to: businessDayText.optional() };
const isOrdered = ({ from, to }: { from?: string; to?: string }) => !from || !to || from <= to;

/** Days `from` to `to`, both included; today without them. */
export const boardInput = z.strictObject(period).refine(isOrdered, { path: ["to"] });
export type BoardInput = z.output<typeof boardInput>;

/** The documents behind one row: only those that differ, or all with these first. */
export const boardRowInput = z
  .strictObject({
    ...period,
    row: z.enum(boardRowNames),
    show: z.enum(["differing", "all"]).default("differing"),
  })
  .refine(isOrdered, { path: ["to"] });
export type BoardRowInput = z.output<typeof boardRowInput>;
