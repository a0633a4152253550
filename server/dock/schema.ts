import { z } from "zod";
import { containerKinds } from "@/server/shared/label-code";

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

/** Labels that stay behind, named one by one. */
export const dispatchTripInput = tripRef.extend({ rest: z.array(code).max(5_000).default([]) });
export type DispatchTripInput = z.infer<typeof dispatchTripInput>;
