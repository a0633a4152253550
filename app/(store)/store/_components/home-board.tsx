"use client";

import { useQuery } from "@tanstack/react-query";
import { ShoppingCart } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { LinkButton } from "@/app/_ui/button";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import type { MyStore } from "../_lib/my-store";
import { useDraft } from "../order/_lib/use-draft";
import { BlockedBanner } from "./blocked-banner";
import { ComingCard } from "./coming-card";
import { FunctionGrid } from "./function-grid";
import { MoneyCard } from "./money-card";
import { QueryPane } from "./query-pane";
import { WaitingCard } from "./waiting-card";
import { WindowCard } from "./window-card";

const refreshMs = 60_000;

/** The four questions of a store at a glance (R01), kept fresh while it is looked at. */
export function HomeBoard({ store, isOneOfMany }: { store: MyStore; isOneOfMany: boolean }) {
  const t = useTranslations("store.home");
  const trpc = useTRPC();
  const { draft } = useDraft(store.store);
  const home = useQuery({
    ...trpc.order.home.queryOptions({ store: store.store }),
    refetchInterval: refreshMs,
  });
  return (
    <>
      <h1 className={isOneOfMany ? "sr-only" : "text-xl/7 font-semibold"}>{store.name}</h1>
      <QueryPane query={home} skeleton={<LinesSkeleton lines={12} />}>
        {(data) => (
          <>
            <BlockedBanner home={data} />
            <FunctionGrid store={store.store} />
            <div className="grid items-start gap-4 lg:grid-cols-2">
              <WindowCard home={data} onEdge={() => void home.refetch()} />
              {data.money && <MoneyCard money={data.money} />}
              {data.waiting.blockedTotal > 0 && (
                <WaitingCard store={store.store} home={data} device={draft} />
              )}
              <ComingCard home={data} />
              {data.waiting.blockedTotal === 0 && (
                <WaitingCard store={store.store} home={data} device={draft} />
              )}
            </div>
            <div className="h-20 md:hidden" />
            <PinnedAction>
              <LinkButton
                href="/store/order"
                variant="primary"
                size="touch"
                icon={<ShoppingCart aria-hidden />}
                className="w-full md:w-auto"
              >
                {draft.lines.length > 0 ? t("continueOrder", { count: draft.lines.length }) : t("startOrder")}
              </LinkButton>
            </PinnedAction>
          </>
        )}
      </QueryPane>
    </>
  );
}
