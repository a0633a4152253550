import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

/** What is told, with the facts that the sentence is made of. Money as "1240.00", instants as the interface writes them. */
export interface MessageDetails {
  /** Generation refused a store (R15): needed, available and shortfall are those of the store in the run. */
  "order.blocked": {
    store: string;
    storeName: string;
    order: string;
    code: "account/insufficient-balance" | "account/cod-limit" | "account/cod-overdue";
    needed: string;
    available: string;
    shortfall: string;
    nextRunAt: string;
  };
  /** Some of an order was stopped for safety while it waited (U15): it is neither delivered nor charged. */
  "order.item_stopped": {
    store: string;
    storeName: string;
    order: string;
    items: { name: string; qty: string; unit: string }[];
    reason: string;
    /** Whether anything of the order still waits. */
    isRestWaiting: boolean;
  };
  /** A promotion that was fraud was taken out of what still waits of an order (U8); the discount that is granted no more. */
  "order.promotion_stripped": {
    store: string;
    storeName: string;
    order: string;
    promotion: string;
    discount: string;
    hasGifts: boolean;
    reason: string;
  };
  /** What of a delivery order was picked short, and so does not come with the truck (U1). */
  "delivery.short": {
    store: string;
    storeName: string;
    delivery: string;
    items: { name: string; qty: string; unit: string }[];
  };
  "deposit.approved": { deposit: string; account: string; declared: string; received: string };
  "deposit.rejected": { deposit: string; account: string; declared: string; reason: string };
  "deposit.reversed": { deposit: string; account: string; received: string; reason: string };
  /** No money came within the days that a slip waits (2.6). */
  "deposit.expired": { deposit: string; account: string; declared: string };
  /** The ordering times of the store's template changed at once (U12). */
  "template.switched": { store: string; storeName: string; reason: string };
  /** Headquarters decided about a price change: so many of its lines (R13). */
  "price.decided": { store: string; storeName: string; change: string; approved: number; rejected: number };
  /** Headquarters took over items that the store had created (R11): under their names from now on. */
  "item.taken_over": { store: string; storeName: string; items: { ownName: string; name: string }[] };
  /** The store may order late until a time (U5). */
  "permit.granted": { store: string; storeName: string; until: string; reason: string };
  /** Headquarters decided on a return that they were asked about, or took an approved one back (2.7). */
  "return.decided": {
    return: string;
    store: string;
    storeName: string;
    isApproved: boolean;
    reason: string;
  };
  /** A DC has looked at a return: what was credited, and what comes back to the store. */
  "return.settled": {
    return: string;
    store: string;
    storeName: string;
    credit: string;
    clawback: string;
    /** Goods that were not taken. */
    items: { name: string; qty: string; unit: string }[];
  };
  /** A till of the store failed three times to install an upgrade (R02). */
  "till.failing": {
    store: string;
    storeName: string;
    till: string;
    version: string;
    failures: number;
    reason: string;
  };
  /** A difference note was decided; the credit is below 0 where what came too much is charged. */
  "difference.decided": {
    store: string;
    storeName: string;
    difference: string;
    delivery: string;
    status: "accepted" | "part_accepted" | "rejected";
    /** On delivery: what is to be paid changes. None: a direct store pays nothing. */
    payment: "prepaid" | "cod" | "none";
    credit: string;
    /** What was reported and not accepted. */
    items: { name: string; qty: string; unit: string }[];
  };
  /** Headquarters want goods back. */
  "recall.opened": { recall: string; store: string; storeName: string; reason: string; items: string[] };
}
export type MessageKind = keyof MessageDetails;

export const messageKinds = [
  "order.blocked",
  "order.item_stopped",
  "order.promotion_stripped",
  "delivery.short",
  "difference.decided",
  "deposit.approved",
  "deposit.rejected",
  "deposit.reversed",
  "deposit.expired",
  "template.switched",
  "permit.granted",
  "price.decided",
  "item.taken_over",
  "return.decided",
  "return.settled",
  "recall.opened",
  "till.failing",
] as const satisfies readonly MessageKind[];

/** What clerks are told as well, from whom balances are hidden (R09). */
export const kindsWithoutMoney = [
  "order.item_stopped",
  "delivery.short",
  "template.switched",
  "permit.granted",
  "price.decided",
  "item.taken_over",
  "return.decided",
  "recall.opened",
  "till.failing",
] as const satisfies readonly MessageKind[];

export const sendStates = ["queued", "sending", "sent", "skipped", "dead"] as const;
export type SendState = (typeof sendStates)[number];
export type SkipReason = "limit" | "no_phone";

const id = z.coerce.number().int().positive();
const code = z.string().trim().min(1).max(64);

/** The inbox of whoever asks; of one store if said, and only what is not read yet. */
export const inboxInput = pageInput.strict().extend({
  store: code.optional(),
  unread: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional(),
});
export type InboxInput = z.output<typeof inboxInput>;

export const messageInput = z.strictObject({ message: id });
export type MessageInput = z.output<typeof messageInput>;

/** Everything up to this message: what came in since stays unread. */
export const readAllInput = z.strictObject({ upTo: id });
export type ReadAllInput = z.output<typeof readAllInput>;

export const messageLogInput = pageInput.strict().extend({
  state: z.enum(sendStates).optional(),
  kind: z.enum(messageKinds).optional(),
  search: z.string().trim().max(64).optional(),
});
export type MessageLogInput = z.output<typeof messageLogInput>;
