import { z } from "zod";
import { storeKinds } from "@/server/org/schema";
import { pageInput } from "@/server/shared/paging";
import { minuteOfDay } from "@/server/shared/time-of-day";

export const packageStatuses = ["draft", "staged", "done", "withdrawn"] as const;
export const upgradeStates = ["downloaded", "installed", "failed", "rolled_back"] as const;
export const stageScopes = ["stores", "group", "route", "kind", "percentage", "all"] as const;
export { storeKinds };

/** After so many failures a till is red on the board. */
export const alarmAfterFailures = 3;
/** How far from the hour a till asks, so that they do not all ask at once. */
export const jitterMinutes = 10;

const code = z.string().trim().min(1).max(64);
/** "2.1" or "2.1.0.7". */
export const versionText = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,6}){1,3}$/, "a version is written 2.1 or 2.1.0");

export const pollUpdateInput = z.strictObject({ store: code, till: code, version: versionText });
export type PollUpdateInput = z.output<typeof pollUpdateInput>;

export const downloadInput = z.strictObject({ store: code, till: code });
export const packageRef = z.strictObject({ version: versionText });
export type PackageRef = z.output<typeof packageRef>;

export const reportUpdateInput = z.strictObject({
  store: code,
  till: code,
  version: versionText,
  state: z.enum(upgradeStates),
  reason: z.string().trim().max(300).default(""),
  /** When it happened by the till's clock; the same report again carries the same instant and counts once. */
  at: z.iso.datetime({ offset: true }).optional(),
});
export type ReportUpdateInput = z.output<typeof reportUpdateInput>;

export const uploadPackageInput = z.strictObject({
  version: versionText,
  note: z.string().trim().max(500).default(""),
});
export type UploadPackageInput = z.output<typeof uploadPackageInput>;

/** Which stores a stage brings; one of them. */
export const stageInput = z.discriminatedUnion("scope", [
  z.strictObject({ scope: z.literal("stores"), stores: z.array(code).min(1).max(5_000) }),
  z.strictObject({ scope: z.literal("group"), group: code }),
  z.strictObject({ scope: z.literal("route"), route: code }),
  z.strictObject({ scope: z.literal("kind"), kind: z.enum(storeKinds) }),
  z.strictObject({ scope: z.literal("percentage"), percent: z.int().min(1).max(100) }),
  z.strictObject({ scope: z.literal("all") }),
]);
export type StageInput = z.output<typeof stageInput>;

export const openStageInput = z.strictObject({
  version: versionText,
  stage: stageInput,
  /** That some of the stores have a newer version is known: they are let have this one all the same. */
  despiteNewer: z.boolean().optional(),
});
export type OpenStageInput = z.output<typeof openStageInput>;

export const pausePackageInput = z.strictObject({ version: versionText, isPaused: z.boolean() });
export type PausePackageInput = z.output<typeof pausePackageInput>;

export const withdrawPackageInput = z.strictObject({
  version: versionText,
  reason: z.string().trim().min(1).max(300),
});
export type WithdrawPackageInput = z.output<typeof withdrawPackageInput>;

export const tillStates = [...upgradeStates, "downloading", "allowed"] as const;

export const listTillsInput = pageInput.extend({
  version: versionText,
  q: z.string().trim().max(100).optional(),
  state: z.enum(tillStates).optional(),
});
export type ListTillsInput = z.output<typeof listTillsInput>;

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(minuteOfDay);

export const rolloutInput = z.strictObject({
  pollMinutes: z.int().min(15).max(1440),
  forceAfterDays: z.int().min(1).max(90),
  parallelMax: z.int().min(1).max(1_000),
  lineMbit: z.int().min(1).max(100_000),
  /** When nothing is downloaded; null: there are no such hours. */
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
});
export type RolloutInput = z.output<typeof rolloutInput>;
