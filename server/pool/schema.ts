import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { pageInput } from "@/server/shared/paging";

export const businessCode = z.string().trim().min(1).max(64);

export const temperatures = ["ambient", "chilled", "frozen"] as const;

/** Which rows a run takes: those of a route and everything below it, of one DC, pick type or temperature if said (R24). */
export const runInput = z.strictObject({
  route: businessCode,
  dc: businessCode.optional(),
  pickType: z.enum(["case", "loose"]).optional(),
  temperature: z.enum(temperatures).optional(),
  deliveryDate: businessDayText.optional(),
});
export type RunInput = z.output<typeof runInput>;

export const waveInput = runInput.extend({ mode: z.enum(["simulate", "generate"]) });
export type WaveInput = z.output<typeof waveInput>;

export const takeBackInput = z.strictObject({ reason: z.string().trim().max(200).optional() });

/** From so many lines on, a run or an approval is a job: nobody waits for an answer in the meantime. */
export const jobLinesMin = 20_000;
export const jobRef = z.strictObject({ job: z.int().min(1) });

export const waveNumber = z.strictObject({ wave: businessCode });

/** Taking a store out of a wave; the reason stands in both their histories. */
export const takeOutInput = z.strictObject({
  wave: businessCode,
  store: businessCode,
  reason: z.string().trim().min(1).max(200),
});
export type TakeOutInput = z.output<typeof takeOutInput>;

export const poolInput = pageInput
  .strict()
  .extend({ route: businessCode.optional(), dc: businessCode.optional() });
export type PoolInput = z.output<typeof poolInput>;

export const poolRowsInput = pageInput.strict().extend({ order: businessCode.optional() });
export type PoolRowsInput = z.output<typeof poolRowsInput>;

/** The planner's board: what waits of one DC or pick type if said. */
export const poolBoardInput = z.strictObject({
  dc: businessCode.optional(),
  pickType: z.enum(["case", "loose"]).optional(),
});
export type PoolBoardInput = z.output<typeof poolBoardInput>;

export const poolStoresInput = poolBoardInput.extend({ route: businessCode });
export type PoolStoresInput = z.output<typeof poolStoresInput>;

/** A time of the company's day, "16:40". */
export const runTimeInput = z.strictObject({
  dc: businessCode,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written HH:MM"),
});
export type RunTimeInput = z.output<typeof runTimeInput>;

/** A wave that comes again: its cut, when its trucks leave on the day of delivery, and on which days of the week. */
export const waveTemplateInput = z.strictObject({
  /** Left out, it is a new one. */
  template: z.int().min(1).optional(),
  name: z.string().trim().min(1).max(40),
  route: businessCode,
  dc: businessCode.nullable(),
  pickType: z.enum(["case", "loose"]).nullable(),
  temperature: z.enum(temperatures).nullable(),
  departure: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written HH:MM"),
  /** 1 is Monday, 7 is Sunday. */
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, "a day twice"),
  isActive: z.boolean().default(true),
});
export type WaveTemplateInput = z.output<typeof waveTemplateInput>;

/** Makes the wave of a template for the day on which its trucks leave. */
export const runTemplateInput = z.strictObject({ template: z.int().min(1), day: businessDayText });
export type RunTemplateInput = z.output<typeof runTemplateInput>;
