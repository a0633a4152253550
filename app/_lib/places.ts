import type { Route } from "next";
import type { Ability } from "@/server/auth";
import type { Role } from "@/server/shared/roles";

/** The three areas of the screens: shops, distribution centres, headquarters. */
export type Place = "store" | "dc" | "hq";

const placeOfRole: Record<Role, Place> = {
  owner: "store",
  clerk: "store",
  pos: "store",
  planner: "dc",
  picker: "dc",
  checker: "dc",
  loader: "dc",
  "dc-manager": "dc",
  finance: "hq",
  "finance-supervisor": "hq",
  hq: "hq",
  admin: "hq",
};

const homeOfRole: Record<Role, string> = {
  owner: "/store",
  clerk: "/store",
  pos: "/store",
  planner: "/dc/pool",
  picker: "/dc/tasks",
  checker: "/dc/tasks",
  loader: "/dc/trips",
  "dc-manager": "/dc/pool",
  finance: "/hq/deposits",
  "finance-supervisor": "/hq/deposits",
  hq: "/hq/orders",
  admin: "/hq/accounts",
};

/** Where a role works. An administrator starts at headquarters and may look everywhere. */
export function placeOf(role: Role): Place {
  return placeOfRole[role];
}

/** The first page of a role: where its day begins. */
export function homeOf(role: Role): Route {
  return homeOfRole[role] as Route;
}

/** The pages of the rails and the bottom bar, and who sees them. */
export const pagesOf = {
  store: [
    { key: "home", href: "/store", ability: null },
    { key: "order", href: "/store/order", ability: "order.submit" },
    { key: "scan", href: "/store/scan", ability: "catalog.read" },
    { key: "money", href: "/store/account", ability: "account.read" },
    { key: "more", href: "/store/more", ability: null },
  ],
  dc: [
    { key: "board", href: "/dc/board", ability: "wave.read" },
    { key: "pool", href: "/dc/pool", ability: "pool.read" },
    { key: "waves", href: "/dc/waves", ability: "wave.read" },
    { key: "tasks", href: "/dc/tasks", ability: "task.work" },
    { key: "check", href: "/dc/check", ability: "delivery.check" },
    { key: "deliveries", href: "/dc/deliveries", ability: "delivery.read" },
    { key: "trips", href: "/dc/trips", ability: "truck.load" },
    { key: "returns", href: "/dc/returns", ability: "return.read" },
    { key: "differences", href: "/dc/differences", ability: "difference.decide" },
    { key: "containers", href: "/dc/containers", ability: "container.read" },
    { key: "stock", href: "/dc/stock", ability: "stock.read.dc" },
  ],
  hq: [
    { key: "accounts", href: "/hq/accounts", ability: "account.read" },
    { key: "deposits", href: "/hq/deposits", ability: "deposit.read" },
    { key: "bank", href: "/hq/bank", ability: "bank.read" },
    { key: "months", href: "/hq/months", ability: "period.read" },
    { key: "cod", href: "/hq/cod", ability: "cod.read" },
    { key: "corrections", href: "/hq/corrections", ability: "correction.read" },
    { key: "orders", href: "/hq/orders", ability: "order.read" },
    { key: "deliveries", href: "/hq/deliveries", ability: "delivery.read" },
    { key: "differences", href: "/hq/differences", ability: "difference.decide" },
    { key: "promotions", href: "/hq/promotions", ability: "promotion.read" },
    { key: "imports", href: "/hq/imports", ability: "import.read" },
    { key: "items", href: "/hq/items", ability: "catalog.read" },
    { key: "stores", href: "/hq/stores", ability: "order.read" },
    { key: "reports", href: "/hq/reports", ability: "report.read" },
    { key: "messages", href: "/hq/messages", ability: "message.log" },
    { key: "proof", href: "/hq/proof", ability: "proof.read" },
    { key: "users", href: "/hq/users", ability: "user.manage" },
  ],
} as const satisfies Record<Place, readonly { key: string; href: string; ability: Ability | null }[]>;

export type PageKey<P extends Place = Place> = (typeof pagesOf)[P][number]["key"];
