import type { Actor, Role } from "@/server/auth";

export type HitKind =
  | "order"
  | "delivery"
  | "wave"
  | "deposit"
  | "account"
  | "store"
  | "item"
  | "promotion"
  | "return"
  | "priceChange"
  | "writeOff"
  | "count"
  | "user";

type Links = Partial<Record<HitKind, (no: string) => string>>;

const path = (base: string) => (no: string) => `${base}/${encodeURIComponent(no)}`;
const drawer = (base: string) => (no: string) => `${base}?open=${encodeURIComponent(no)}`;
const list = (base: string) => (no: string) => `${base}?q=${encodeURIComponent(no)}`;

const store: Links = {
  order: path("/store/orders"),
  delivery: path("/store/deliveries"),
  return: path("/store/returns"),
  priceChange: path("/store/prices"),
  writeOff: path("/store/shrinkage"),
  count: path("/store/counts"),
};
const dc: Links = {
  delivery: path("/dc/deliveries"),
  wave: path("/dc/waves"),
  store: list("/dc/deliveries"),
  item: path("/dc/stock/items"),
};
const hq: Links = {
  order: drawer("/hq/orders"),
  delivery: drawer("/hq/deliveries"),
  deposit: drawer("/hq/deposits"),
  account: path("/hq/accounts"),
  store: drawer("/hq/stores"),
  item: drawer("/hq/items"),
  promotion: path("/hq/promotions/p"),
  return: drawer("/hq/stores/returns"),
  priceChange: drawer("/hq/stores/prices"),
  writeOff: drawer("/hq/stores/writeoffs"),
  count: drawer("/hq/stores/counts"),
};

const linksOfRole: Record<Role, Links> = {
  owner: store,
  clerk: store,
  pos: store,
  planner: dc,
  picker: dc,
  checker: dc,
  loader: dc,
  "dc-manager": dc,
  finance: hq,
  "finance-supervisor": hq,
  hq,
  admin: { ...hq, wave: path("/dc/waves"), user: list("/hq/users") },
};

/** Where the screens of this person show a record; undefined when theirs show none of its kind. */
export function linkOf(actor: Actor, kind: HitKind): ((no: string) => string) | undefined {
  return linksOfRole[actor.role][kind];
}
