import { z } from "zod";
import { shortReason } from "@/server/delivery/schema";

const code = z.string().min(1).max(64);
const zone = z.string().max(64).default("");
/** The equipment's own id of a message: it counts once. */
const id = z.string().min(1).max(80);
/** Task and line, as `lamps` names it. */
const lamp = z.string().regex(/^\d{1,15}-\d{1,5}$/, "a lamp is named task-line");
const qty = z.number().int().min(0).max(10_000_000);

/** `pick`: a lamp at each item says how many to take (DPS). `put`: a lamp at each store's position says how many to put (DAS). */
export const wallKinds = ["pick", "put"] as const;
export type WallKind = (typeof wallKinds)[number];

/** One wall: the lamps of a zone of a DC. */
export const wallInput = z.strictObject({ dc: code, zone, kind: z.enum(wallKinds).default("pick") });
export type WallInput = z.output<typeof wallInput>;

/** What equipment says. `qty` of `confirmed` is all that the lamp shows unless it is said; `item` lights the stores of a scanned item. */
export const lampMessage = z.discriminatedUnion("type", [
  wallInput.extend({ type: z.literal("start"), id }),
  z.strictObject({ type: z.literal("item"), id, dc: code, zone, code: z.string().trim().min(1).max(80) }),
  z.strictObject({ type: z.literal("confirmed"), id, lamp, qty: qty.optional() }),
  z.strictObject({ type: z.literal("short"), id, lamp, qty, reason: shortReason }),
  z.strictObject({ type: z.literal("full"), id, lamp }),
]);
export type LampMessage = z.output<typeof lampMessage>;

/** The positions of a put wall as a whole, in the order of the stops; "P-01..P-24" is a row of them. */
export const putPositionsInput = z.strictObject({
  dc: code,
  zone,
  positions: z.array(z.string().trim().min(1).max(40)).max(1_000),
});
export type PutPositionsInput = z.output<typeof putPositionsInput>;
export const putWallsInput = z.strictObject({ dc: code });
