"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import { StoreName } from "../../_components/cells";
import { SimpleTable } from "../../_components/simple-table";

type Blocked = RouterOutputs["pool"]["generate"]["blocked"];

interface RefusedStoresProps {
  blocked: Blocked;
  nameOf: ReadonlyMap<string, string>;
}

/** The stores that a run refused, each once with its orders: they are refused together, for one shortfall (R15). */
export function RefusedStores({ blocked, nameOf }: RefusedStoresProps) {
  const t = useTranslations("dc.run");
  const ordersOf = new Map<string, string[]>();
  for (const { store, order } of blocked) ordersOf.set(store, [...(ordersOf.get(store) ?? []), order]);
  const firsts = blocked.filter(({ store, order }) => ordersOf.get(store)?.[0] === order);
  return (
    <SimpleTable
      label={t("tabBlocked")}
      heads={[
        { label: t("store") },
        { label: t("order"), isWideOnly: true },
        { label: t("needed"), isEnd: true },
        { label: t("available"), isEnd: true },
        { label: t("shortfall"), isEnd: true },
      ]}
      rows={firsts}
      rowId={(row) => row.store}
      cells={(row) => [
        <StoreName key="store" code={row.store} name={nameOf.get(row.store) ?? ""} />,
        <span key="orders" className="flex flex-col">
          {ordersOf.get(row.store)?.map((order) => (
            <DocumentNumber key={order} no={order} />
          ))}
        </span>,
        <Money key="needed" fen={parseFen(row.needed)} />,
        <Money key="available" fen={parseFen(row.available)} />,
        <Money key="shortfall" fen={parseFen(row.shortfall)} className="font-medium text-blocked" />,
      ]}
    />
  );
}
