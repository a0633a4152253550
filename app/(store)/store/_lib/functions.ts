import {
  Boxes,
  ChartColumn,
  ClipboardCheck,
  type LucideIcon,
  PackageCheck,
  PackageX,
  Tag,
  Tags,
  Undo2,
} from "lucide-react";
import type { Ability } from "@/server/auth";

interface StoreFunction {
  /** Names it in `store.functions` and in what waits (`storeDay`). */
  key: string;
  href: string;
  icon: LucideIcon;
  /** Who sees it; the procedures decide. */
  ability: Ability;
}

/**
 * What a store does with one tap from its home (5.1). A new function is one entry here, its word in `store.functions`, and, if
 * something of it can wait, its line in `server/report/queries/list-store-day.ts`.
 */
export const storeFunctions = [
  { key: "receive", href: "/store/deliveries", icon: PackageCheck, ability: "delivery.read" },
  { key: "count", href: "/store/counts", icon: ClipboardCheck, ability: "stocktake.count" },
  { key: "shrinkage", href: "/store/shrinkage", icon: PackageX, ability: "shrinkage.report" },
  { key: "returns", href: "/store/returns", icon: Undo2, ability: "return.read" },
  { key: "prices", href: "/store/prices", icon: Tag, ability: "price.read" },
  { key: "tags", href: "/store/tags", icon: Tags, ability: "tag.read" },
  { key: "stock", href: "/store/stock", icon: Boxes, ability: "stock.read.store" },
  { key: "reports", href: "/store/reports", icon: ChartColumn, ability: "report.read" },
] as const satisfies readonly StoreFunction[];

export type StoreFunctionKey = (typeof storeFunctions)[number]["key"];
