import type { Ability } from "@/server/auth";
import type { AnyKind } from "../kind";
import type { ImportKind } from "../schema";
import { accounts } from "./accounts";
import { categories } from "./categories";
import { charges } from "./charges";
import { coupons } from "./coupons";
import { dcFaces } from "./dc-faces";
import { dcPlaces } from "./dc-places";
import { dcStock } from "./dc-stock";
import { dcs } from "./dcs";
import { items } from "./items";
import { plans, templates } from "./named";
import { planLines } from "./plan-lines";
import { promotions } from "./promotions";
import { routes } from "./routes";
import { sourceExceptions } from "./source-exceptions";
import { storeStock } from "./store-stock";
import { stores } from "./stores";
import { templateLines } from "./template-lines";

/** Every kind of file. */
export const kinds: Record<ImportKind, AnyKind> = {
  dcs,
  categories,
  items,
  routes,
  plans,
  "plan-lines": planLines,
  templates,
  "template-lines": templateLines,
  accounts,
  stores,
  "source-exceptions": sourceExceptions,
  "dc-stock": dcStock,
  "dc-places": dcPlaces,
  "dc-faces": dcFaces,
  "store-stock": storeStock,
  promotions,
  coupons,
  charges,
};

/** Who may check and apply a kind of file. */
export const abilityOf = (kind: ImportKind): Ability => kinds[kind].ability ?? "import.run";
