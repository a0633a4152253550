import type { Role } from "@/server/shared/roles";

/** Everything a person or a machine can be allowed to do. A command asks for one of these by name. */
export const abilities = [
  "order.quote",
  "order.submit",
  "order.withdraw",
  "order.read",
  "pool.read",
  "wave.simulate",
  "wave.generate",
  "wave.release",
  "wave.cancel",
  "wave.read",
  "run.schedule",
  "task.work",
  "wave.confirm",
  "delivery.read",
  "delivery.approve",
  "delivery.void",
  "delivery.dispatch",
  "delivery.deliver",
  "delivery.reverse",
  "difference.report",
  "difference.decide",
  "account.read",
  "deposit.create",
  "deposit.read",
  "deposit.approve",
  "deposit.reject",
  "deposit.reverse",
  "deposit.configure",
  "cod.read",
  "cod.collect",
  "cod.settle",
  "cod.reverse",
  "cod.configure",
  "bank.read",
  "bank.import",
  "bank.match",
  "stock.read.store",
  "stock.read.dc",
  "catalog.read",
  "import.run",
  "proof.read",
  "message.read",
  "message.log",
  "event.read",
  "user.manage",
  "token.manage",
] as const;

export type Ability = (typeof abilities)[number];

const reading = ["catalog.read", "order.read", "delivery.read", "event.read"] as const;
const floor = ["wave.read", "delivery.read", "stock.read.dc", "catalog.read"] as const;
const running = [
  ...reading,
  "order.withdraw",
  "pool.read",
  "wave.simulate",
  "wave.generate",
  "wave.release",
  "wave.cancel",
  "wave.read",
  "wave.confirm",
  "run.schedule",
  "task.work",
  "delivery.approve",
  "delivery.void",
  "delivery.dispatch",
  "stock.read.store",
  "stock.read.dc",
] as const;
const desk = [
  ...reading,
  "account.read",
  "deposit.create",
  "deposit.read",
  "deposit.approve",
  "deposit.reject",
  "bank.read",
  "bank.import",
  "bank.match",
  "stock.read.store",
  "proof.read",
  "cod.read",
  "cod.collect",
  "cod.settle",
  "message.log",
] as const;

/**
 * Which role may do what: the letters of the tables in section 2 of the business description. Where a role may act is
 * its scope; whose slip it is and before which instant is asked by the command.
 */
export const abilitiesOf: { readonly [R in Role]: readonly Ability[] } = {
  owner: [
    ...reading,
    "order.quote",
    "order.submit",
    "order.withdraw",
    "delivery.deliver",
    "difference.report",
    "account.read",
    "deposit.create",
    "deposit.read",
    "stock.read.store",
    "message.read",
  ],
  /** The balance is hidden from a clerk (R09): no `account.read`. */
  clerk: [
    ...reading,
    "cod.read",
    "order.quote",
    "order.submit",
    "order.withdraw",
    "delivery.deliver",
    "difference.report",
    "stock.read.store",
    "message.read",
  ],
  planner: running,
  picker: [...floor, "task.work"],
  checker: [...floor, "task.work", "wave.confirm"],
  loader: [...floor, "delivery.dispatch", "delivery.deliver", "cod.read", "cod.collect"],
  "dc-manager": [...running, "delivery.reverse", "difference.decide", "cod.read"],
  finance: desk,
  "finance-supervisor": [
    ...desk,
    "deposit.reverse",
    "deposit.configure",
    "delivery.reverse",
    "cod.reverse",
    "cod.configure",
  ],
  hq: [
    ...reading,
    "order.quote",
    "order.submit",
    "order.withdraw",
    "pool.read",
    "wave.read",
    "difference.report",
    "difference.decide",
    "account.read",
    "stock.read.store",
    "stock.read.dc",
    "import.run",
    "proof.read",
    "message.log",
    "run.schedule",
  ],
  admin: abilities,
  pos: ["catalog.read", "stock.read.store", "message.read"],
};

    "cod.read",
const sets = new Map<string, ReadonlySet<Ability>>(
  Object.entries(abilitiesOf).map(([role, list]) => [role, new Set(list)]),
);

/** Whether the role may do this at all, wherever its scope lies. */
export function roleIsAbleTo(role: Role, ability: Ability): boolean {
  return sets.get(role)?.has(ability) ?? false;
}
