"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { EmptyState } from "@/app/_ui/empty-state";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { boardInputOf } from "../_lib/board";
import { PoolOrder } from "./pool-order";

/** The orders that a store has in the pool; each opens to its lines and can be cancelled with a reason. */
export function StoreDrawer({ route, mayCancel }: { route: string; mayCancel: boolean }) {
  const t = useTranslations("dc.pool");
  const trpc = useTRPC();
  const format = useFormat();
  const search = useSearchParams();
  const drawer = useDrawerParam("store");
  const query = useQuery({
    ...trpc.pool.stores.queryOptions({ ...boardInputOf(search), route }),
    enabled: drawer.opened !== undefined,
  });
  const store = query.data?.find((one) => one.store === drawer.opened);
  return (
    <Drawer
      isOpen={drawer.opened !== undefined}
      onClose={drawer.close}
      title={store ? `${store.store} ${store.storeName}` : (drawer.opened ?? "")}
      width="wide"
    >
      {query.isPending && <LinesSkeleton lines={8} />}
      {query.data && !store && <EmptyState title={t("storeGone")} text={t("storeGoneText")} />}
      {store && (
        <div className="flex flex-col gap-4">
          {store.blocked && (
            <Refusal
              sentence={t(store.isCovered ? "storeCovered" : "storeBlocked", {
                shortfall: format.money(store.blocked.shortfallFen),
              })}
              figures={[
                { label: t("needed"), value: format.money(store.blocked.neededFen) },
                { label: t("availableThen"), value: format.money(store.blocked.availableFen) },
                ...(store.availableFen === null
                  ? []
                  : [{ label: t("availableNow"), value: format.money(store.availableFen) }]),
              ]}
            />
          )}
          {store.orders.map((order) => (
            <PoolOrder
              key={order.order}
              order={order.order}
              isOpenAtFirst={store.orders.length === 1}
              mayCancel={mayCancel}
            />
          ))}
        </div>
      )}
    </Drawer>
  );
}
