import { ChartLine, type LucideIcon, PackageCheck, PackageX, Tag, Tags, Undo2 } from "lucide-react";
import type { Ability } from "@/server/auth";

interface ItemAction {
  /** Names it in `store.itemActions`. */
  key: string;
  href: (item: string) => string;
  icon: LucideIcon;
  ability: Ability;
}

/** What can be done with an item that was scanned, besides ordering it. A new action is one entry here and its word. */
export const itemActions = [
  {
    key: "card",
    href: (item) => `/store/stock/${encodeURIComponent(item)}`,
    icon: ChartLine,
    ability: "stock.read.store",
  },
  {
    key: "shrinkage",
    href: (item) => `/store/shrinkage/new?item=${encodeURIComponent(item)}`,
    icon: PackageX,
    ability: "shrinkage.report",
  },
  {
    key: "return",
    href: (item) => `/store/returns/new?item=${encodeURIComponent(item)}`,
    icon: Undo2,
    ability: "return.submit",
  },
  {
    key: "receive",
    href: (item) => `/store/direct/new?item=${encodeURIComponent(item)}`,
    icon: PackageCheck,
    ability: "direct.receive",
  },
  {
    key: "price",
    href: (item) => `/store/prices/new?item=${encodeURIComponent(item)}`,
    icon: Tag,
    ability: "price.change",
  },
  {
    key: "tag",
    href: (item) => `/store/tags/new?item=${encodeURIComponent(item)}`,
    icon: Tags,
    ability: "tag.request",
  },
] as const satisfies readonly ItemAction[];
