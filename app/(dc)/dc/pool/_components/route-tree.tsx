"use client";

import { Banknote, CircleCheck } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { cn } from "@/app/_ui/cn";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { flattenRoutes, type RouteAtDepth } from "../_lib/board";

interface RouteTreeProps {
  routes: RouterOutputs["pool"]["routes"];
  chosen: string | undefined;
}

/** The routes with what waits on each; pressing one shows its stores. Arrows walk through it. */
export function RouteTree({ routes, chosen }: RouteTreeProps) {
  const t = useTranslations("dc.pool");
  const flat = useMemo(() => flattenRoutes(routes), [routes]);
  if (flat.length === 0) return <EmptyState title={t("noRoutes")} text={t("noRoutesText")} />;
  return (
    <nav aria-label={t("routes")} className="overflow-hidden rounded-lg border bg-raised">
      <ul className="scroll-pane max-h-[38dvh] py-1 lg:max-h-[calc(100dvh-16rem)]" onKeyDown={walk}>
        {flat.map((route) => (
          <RouteRow key={route.route} route={route} isChosen={route.route === chosen} />
        ))}
      </ul>
    </nav>
  );
}

function RouteRow({ route, isChosen }: { route: RouteAtDepth; isChosen: boolean }) {
  const t = useTranslations("dc.pool");
  const params = useSearchParams();
  const next = new URLSearchParams(params);
  next.set("route", route.route);
  const isIdle = route.orders === 0;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li ref={row}>
      <Link
        href={`/dc/pool?${next}` as Route}
        scroll={false}
        replace
        aria-current={isChosen ? "true" : undefined}
        style={{ paddingLeft: `${0.875 + route.depth * 1.125}rem` }}
        className={cn(
          "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2 pr-4 outline-offset-[-2px] hover:bg-hover pointer-coarse:min-h-13",
          isChosen && "bg-accent-soft shadow-[inset_2px_0_var(--accent)] hover:bg-accent-soft",
          isIdle && "text-quiet",
        )}
      >
        <span className={cn("truncate", route.depth === 0 && "font-medium")}>
          {route.name} <span className="text-table text-quiet">{route.route}</span>
        </span>
        <Money fen={isIdle ? null : route.amountFen} className="text-right" />
        {!isIdle && (
          <span className="col-span-2 flex flex-wrap gap-x-3 text-table text-quiet">
            <span>
              {t("totals", {
                stores: route.stores,
                orders: route.orders,
                lines: route.lines,
              })}
            </span>
            {route.blockedStores > 0 && (
              <span className="inline-flex items-center gap-1 text-blocked">
                <Banknote aria-hidden className="size-3.5" />
                {t("blockedStores", { count: route.blockedStores })}
              </span>
            )}
            {route.coveredStores > 0 && (
              <span className="inline-flex items-center gap-1 text-done">
                <CircleCheck aria-hidden className="size-3.5" />
                {t("coveredStores", { count: route.coveredStores })}
              </span>
            )}
          </span>
        )}
      </Link>
    </li>
  );
}

function walk(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus();
  event.preventDefault();
}
