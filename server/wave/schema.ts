import { z } from "zod";
import { shortReason } from "@/server/delivery/schema";
import { businessDayText } from "@/server/shared/business-day";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity } from "@/server/shared/quantity";

const code = z.string().min(1).max(64);

export const waveRef = z.strictObject({ wave: code });
/** Locks a wave with a reason, or unlocks it. */
export const waveLockInput = waveRef.extend({
  isLocked: z.boolean(),
  reason: z.string().trim().max(200).default(""),
});
export type WaveLockInput = z.output<typeof waveLockInput>;
/** Whatever was scanned to find a task. */
export const findTaskInput = z.strictObject({ code: z.string().trim().min(1).max(80) });
export const taskRef = z.strictObject({ task: z.int().min(1) });

export const listWavesInput = pageInput.extend({
  route: code.optional(),
  from: businessDayText.optional(),
  to: businessDayText.optional(),
});
export type ListWavesInput = z.infer<typeof listWavesInput>;

export const pickMethods = ["label", "scan", "paper", "light", "batch", "put_light"] as const;
export const listTasksInput = pageInput.extend({ wave: code, method: z.enum(pickMethods).optional() });
export type ListTasksInput = z.infer<typeof listTasksInput>;

/** Lines that differ from the printed list. A wave has at most 60,000 lines in its largest form; far fewer are exceptions. */
const exceptionsMax = 20_000;

export const taskBoardInput = pageInput.extend({
  wave: code.optional(),
  dc: code.optional(),
  zone: code.optional(),
  method: z.enum(pickMethods).optional(),
  status: z.enum(["open", "claimed", "picking", "done"]).optional(),
});
export type TaskBoardInput = z.infer<typeof taskBoardInput>;

export const confirmWaveInput = z.strictObject({
  exceptions: z
    .array(
      z.strictObject({
        delivery: code,
        item: code,
        picked: countedQuantity,
        reason: shortReason.optional(),
      }),
    )
    .max(exceptionsMax)
    .default([]),
});
export type ConfirmWaveInput = z.infer<typeof confirmWaveInput>;

export const dcRef = z.strictObject({ dc: code });

/** The next free task, near the one just left. */
export const claimNextInput = z.strictObject({ after: z.int().min(1).nullable() });

/** Gives a task to the person of that login, or to nobody. */
export const assignTaskInput = taskRef.extend({ to: code.nullable() });
export const cancelTaskInput = taskRef.extend({ reason: shortReason });

/** What a manager may choose: equipment with lamps is not a matter of a setting alone. */
export const caseMethods = ["label", "scan"] as const;
export const looseMethods = ["paper", "scan", "batch", "light", "put_light"] as const;

/** A zone's own method; what is null goes by the DC's. */
const zoneMethods = z.strictObject({
  zone: z.string().min(1).max(40),
  case: z.enum(caseMethods).nullable(),
  loose: z.enum(looseMethods).nullable(),
});

/** Zones of one DC: one letter each in most, some dozens in the largest. */
const zonesMax = 200;

/** How its block of aisles is measured, in centimetres: a shelf of ten centimetres, a hall of fifty metres at most. */
const layoutInput = z.strictObject({
  cellCm: z.int().min(10).max(2_000),
  aisleCm: z.int().min(10).max(5_000),
  entryCm: z.int().min(0).max(5_000),
  exitCm: z.int().min(0).max(5_000),
});

/** Totes on one cart: one, where each delivery order is picked by itself, to a train of trolleys. */
export const cartTotesMax = 40;

/** How a DC's floor works from the next release on, as a whole. */
export const floorSettingsInput = dcRef.extend({
  case: z.enum(caseMethods),
  loose: z.enum(looseMethods),
  zones: z
    .array(zoneMethods)
    .max(zonesMax)
    .refine((zones) => new Set(zones.map(({ zone }) => zone)).size === zones.length, "zone twice"),
  shortVisits: z.int().min(1).max(2),
  /** Left out, these stay as they were. */
  cartTotes: z.int().min(1).max(cartTotesMax).optional(),
  asksTote: z.boolean().optional(),
  layout: layoutInput.optional(),
});
export type FloorSettingsInput = z.infer<typeof floorSettingsInput>;

/** Scans of one request: an hour of buffered ones from a cold room. */
const picksMax = 1_000;

export const recordPicksInput = z.strictObject({
  picks: z
    .array(
      z.strictObject({
        scanId: z.string().min(1).max(100),
        line: z.int().min(1).max(32_767),
        qty: countedQuantity,
        reason: shortReason.optional(),
        /** Looked for at a reserve place, on a second visit; without it at the pick face. */
        from: z.string().trim().min(1).max(40).optional(),
      }),
    )
    .min(1)
    .max(picksMax),
});
export type RecordPicksInput = z.infer<typeof recordPicksInput>;

/** When a route's truck leaves; null: with the route above. */
export const departureInput = z.strictObject({
  route: code,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written HH:MM")
    .nullable(),
});
export type DepartureInput = z.output<typeof departureInput>;
