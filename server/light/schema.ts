import { z } from "zod";
import { shortReason } from "@/server/delivery/schema";

const code = z.string().min(1).max(64);
/** The equipment's own id of a message: it counts once. */
const id = z.string().min(1).max(80);
/** Task and line, as `lamps` names it. */
const lamp = z.string().regex(/^\d{1,15}-\d{1,5}$/, "a lamp is named task-line");
const qty = z.number().int().min(0).max(10_000_000);

/** One wall: the lamps of a zone of a DC. */
export const wallInput = z.strictObject({ dc: code, zone: z.string().max(64).default("") });
export type WallInput = z.infer<typeof wallInput>;

/** What equipment says. `qty` of `confirmed` is all that the lamp shows unless it is said. */
export const lampMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("start"), id, dc: code, zone: z.string().max(64).default("") }),
  z.strictObject({ type: z.literal("confirmed"), id, lamp, qty: qty.optional() }),
  z.strictObject({ type: z.literal("short"), id, lamp, qty, reason: shortReason }),
  z.strictObject({ type: z.literal("full"), id, lamp }),
]);
export type LampMessage = z.infer<typeof lampMessage>;
