import {
  Ban,
  Banknote,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock,
  FileX,
  Hourglass,
  Layers,
  type LucideIcon,
  PackageCheck,
  PackageOpen,
  PackageX,
  PencilLine,
  Play,
  Plus,
  Scale,
  ScanLine,
  ShieldCheck,
  SplitSquareHorizontal,
  Truck,
  Undo2,
  Warehouse,
} from "lucide-react";

export type Tone = "neutral" | "done" | "attention" | "blocked" | "information";

interface Look {
  tone: Tone;
  icon: LucideIcon;
}

const look = (tone: Tone, icon: LucideIcon): Look => ({ tone, icon });

/** The face of every state that the documents know; the words are in `common.status`, the states in `db/schema`. */
export const statusLooks = {
  order: {
    draft: look("neutral", PencilLine),
    pooled: look("information", Layers),
    partly_generated: look("attention", SplitSquareHorizontal),
    generated: look("information", Warehouse),
    completed: look("done", CircleCheck),
    cancelled: look("neutral", Ban),
    expired: look("neutral", Clock),
    blocked: look("blocked", Banknote),
  },
  delivery: {
    created: look("neutral", CircleDashed),
    released: look("information", Play),
    picking: look("information", ScanLine),
    picked: look("information", PackageOpen),
    checked: look("information", ShieldCheck),
    approved: look("done", CircleCheck),
    dispatched: look("done", Truck),
    delivered: look("done", PackageCheck),
    closed: look("neutral", CircleCheck),
    void: look("neutral", Ban),
    reversed: look("attention", Undo2),
  },
  wave: {
    simulated: look("neutral", CircleDashed),
    generated: look("neutral", Plus),
    released: look("information", Play),
    in_progress: look("information", ScanLine),
    picked: look("information", PackageOpen),
    loaded: look("done", Truck),
    closed: look("done", CircleCheck),
    cancelled: look("neutral", Ban),
  },
  deposit: {
    draft: look("neutral", PencilLine),
    awaiting_transfer: look("attention", Hourglass),
    pending: look("attention", Clock),
    approved: look("done", CircleCheck),
    rejected: look("blocked", FileX),
    void: look("neutral", Ban),
    reversed: look("attention", Undo2),
  },
  task: {
    open: look("neutral", CircleDashed),
    claimed: look("information", CircleDot),
    picking: look("information", ScanLine),
    done: look("done", CircleCheck),
    cancelled: look("neutral", Ban),
  },
  reason: {
    dc_stock: look("attention", PackageX),
    pick_short: look("attention", PackageX),
    balance: look("blocked", Banknote),
    item_stopped: look("neutral", Ban),
    promotion_stripped: look("neutral", Ban),
    cancelled_by_store: look("neutral", Undo2),
    cancelled: look("neutral", Ban),
    expired: look("neutral", Clock),
    empty: look("attention", PackageX),
    damaged: look("attention", CircleAlert),
    not_found: look("attention", CircleAlert),
  },
  store: {
    active: look("done", CircleCheck),
    suspended: look("blocked", Ban),
    closing: look("attention", Clock),
    closed: look("neutral", Ban),
  },
  bankLine: {
    open: look("attention", CircleDashed),
    matched: look("information", CircleDot),
    used: look("done", CircleCheck),
    aside: look("neutral", Ban),
    out: look("neutral", Undo2),
    fee: look("neutral", Banknote),
  },
  send: {
    queued: look("information", Clock),
    sending: look("information", Play),
    sent: look("done", CircleCheck),
    skipped: look("neutral", Ban),
    dead: look("blocked", CircleAlert),
  },
  statement: {
    issued: look("attention", Clock),
    disputed: look("blocked", CircleAlert),
    answered: look("information", CircleDot),
    accepted: look("done", CircleCheck),
  },
  coupon: {
    active: look("done", CircleCheck),
    reserved: look("information", Hourglass),
    used: look("neutral", CircleDot),
    expired: look("neutral", Clock),
    void: look("neutral", FileX),
    charged_back: look("attention", Undo2),
  },
  shrinkage: {
    draft: look("attention", PencilLine),
    pending: look("attention", Hourglass),
    posted: look("done", CircleCheck),
    rejected: look("blocked", FileX),
    reversed: look("attention", Undo2),
  },
  price: {
    pending: look("attention", Hourglass),
    scheduled: look("information", Clock),
    effective: look("done", CircleCheck),
    ended: look("neutral", CircleDot),
    superseded: look("neutral", Layers),
    cancelled: look("neutral", Ban),
    rejected: look("blocked", FileX),
  },
  tag: {
    pending: look("attention", Hourglass),
    printed: look("information", CircleDot),
    shipped: look("information", Truck),
    closed: look("done", CircleCheck),
    superseded: look("neutral", Layers),
    cancelled: look("neutral", Ban),
  },
  stocktake: {
    open: look("information", ScanLine),
    submitted: look("attention", Hourglass),
    posted: look("done", CircleCheck),
    cancelled: look("neutral", Ban),
  },
  due: {
    open: look("attention", Scale),
    paid: look("done", CircleCheck),
    void: look("neutral", Ban),
  },
} as const satisfies Record<string, Record<string, Look>>;

export type StatusKind = keyof typeof statusLooks;
export type StatusOf<Kind extends StatusKind> = keyof (typeof statusLooks)[Kind] & string;
