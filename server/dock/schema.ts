import { z } from "zod";
import { containerKinds } from "@/server/shared/label-code";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(64);

export const paperKinds = [
  "pick_lists",
  "put_lists",
  "case_labels",
  "tote_labels",
  "loading_list",
  "handover",
] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperFormats = ["page", "pdf", "zpl"] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** One wave, or of it one zone, one route (what a truck carries) or one label. */
export const paperRef = z.strictObject({
  wave: code,
  dc: code.optional(),
  zone: code.optional(),
  route: code.optional(),
  label: code.optional(),
});
export type PaperRef = z.infer<typeof paperRef>;

export const recordPrintInput = paperRef.extend({
  paper: z.enum(paperKinds),
  format: z.enum(paperFormats),
  reason: z.string().trim().max(200).default(""),
});
export type RecordPrintInput = z.infer<typeof recordPrintInput>;

/** One truck of a wave: what one DC sends to the stops of one route. */
export const tripRef = z.strictObject({ wave: code, dc: code, route: code });
export type TripRef = z.infer<typeof tripRef>;

export const setTripInput = tripRef.extend({
  dock: z.string().trim().max(20),
  truck: z.string().trim().max(20),
  driver: z.string().trim().max(40),
  departsAt: z.iso.datetime({ offset: true }).nullable(),
});
export type SetTripInput = z.infer<typeof setTripInput>;

/** More of a kind than any store gets at once. */
const containersMax = 99;

export const addContainersInput = z.strictObject({
  wave: code,
  dc: code,
  store: code,
  kind: z.enum(containerKinds),
  count: z.int().min(1).max(containersMax),
});
export type AddContainersInput = z.infer<typeof addContainersInput>;

/** Scans of one request: what a loader does while the network is away. */
const scansMax = 1_000;

export const recordLoadsInput = tripRef.extend({
  scans: z
    .array(
      z.strictObject({
        scanId: z.string().min(1).max(100),
        code,
        action: z.enum(["load", "take_off"]),
      }),
    )
    .min(1)
    .max(scansMax),
});
export type RecordLoadsInput = z.infer<typeof recordLoadsInput>;

/** Labels that stay behind, named one by one, and why. */
export const dispatchTripInput = tripRef.extend({
  rest: z.array(code).max(5_000).default([]),
  reason: z.string().trim().max(200).default(""),
});
export type DispatchTripInput = z.infer<typeof dispatchTripInput>;

/** More than any truck carries to one store. */
const piecesMax = 5_000;
const count = z.number().int().min(0).max(piecesMax);
const notesMax = 200;

export const handoverNoteKinds = ["missing", "damaged", "other"] as const;

/** A pen's strokes as an SVG path in a field of 600 × 200: `M12 34L13 36…`. */
const signature = z
  .string()
  .min(4)
  .max(40_000)
  .regex(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/);

/** What a driver gave to one store of his truck and took back, as it was signed. `handover` is the phone's own id of it. */
export const handOverInput = z.strictObject({
  handover: z.string().min(8).max(64),
  wave: code,
  dc: code,
  store: code,
  given: z.strictObject({ cases: count, totes: count, cages: count, iceBoxes: count }),
  back: z.strictObject({ totes: count, cages: count, iceBoxes: count }),
  notes: z
    .array(
      z
        .strictObject({
          kind: z.enum(handoverNoteKinds),
          code: z.string().trim().max(64).default(""),
          remark: z.string().trim().max(500).default(""),
        })
        .refine(({ code: label, remark }) => label !== "" || remark !== ""),
    )
    .max(notesMax)
    .default([]),
  signedBy: z.string().trim().min(1).max(40),
  signature,
  remark: z.string().trim().max(500).default(""),
  signedAt: z.iso.datetime({ offset: true }),
});
export type HandOverInput = z.infer<typeof handOverInput>;

/** What the gate counted of a truck that is back. */
export const recordReturnInput = tripRef.extend({
  totes: count,
  cages: count,
  iceBoxes: count,
  remark: z.string().trim().max(200).default(""),
});
export type RecordReturnInput = z.infer<typeof recordReturnInput>;

/** How many a store really has; the book follows. */
export const countContainersInput = z.strictObject({
  store: code,
  kind: z.enum(containerKinds),
  counted: count,
  reason: z.string().trim().min(1).max(500),
});
export type CountContainersInput = z.infer<typeof countContainersInput>;

export const listContainersInput = pageInput.extend({
  search: z.string().trim().max(100).optional(),
  /** Only stores that owe something. */
  owing: z.boolean().default(false),
});
export type ListContainersInput = z.infer<typeof listContainersInput>;
export const containerEntriesInput = pageInput.extend({ store: code });
export type ContainerEntriesInput = z.infer<typeof containerEntriesInput>;

/** What a person says of labels that nobody scanned onto a truck. */
const unloaded = z.strictObject({
  as: z.enum(["aboard", "behind"]),
  reason: z.string().trim().min(1).max(200),
});
export type Unloaded = z.infer<typeof unloaded>;
export const dispatchBody = z.strictObject({ unloaded: unloaded.optional() });
export const dispatchWaveInput = dispatchBody.extend({ wave: code });
export type DispatchWaveInput = z.infer<typeof dispatchWaveInput>;
export const dispatchDeliveryInput = dispatchBody.extend({ delivery: code });
export type DispatchDeliveryInput = z.infer<typeof dispatchDeliveryInput>;
export const unloadedInput = z.strictObject({ wave: code, delivery: code.optional() });
export type UnloadedInput = z.infer<typeof unloadedInput>;

export const tagBatchRef = z.strictObject({ batch: z.coerce.number().int().positive() });
export const reprintTagsInput = z.strictObject({
  batch: z.coerce.number().int().positive(),
  /** Only these of the batch; all unless said. */
  tags: z.array(z.int().positive()).min(1).max(2_000).optional(),
  reason: z.string().trim().min(1).max(200),
});
export type ReprintTagsInput = z.output<typeof reprintTagsInput>;
