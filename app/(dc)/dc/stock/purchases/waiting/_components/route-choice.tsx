"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";

/** Whose stores are ordered for: all, or those of some routes with everything below them. */
export function RouteChoice({
  routes,
  onChange,
}: {
  routes: string[];
  onChange: (routes: string[]) => void;
}) {
  const t = useTranslations("dc.stock.purchases.waiting");
  const known = useQuery(useTRPC().pool.routes.queryOptions({}));
  const nameOf = new Map((known.data ?? []).map(({ route, name }) => [route, name]));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Combobox
        label={t("routes")}
        placeholder={routes.length === 0 ? t("allRoutes") : t("routes")}
        value={undefined}
        onChange={(route) => {
          if (route !== undefined && !routes.includes(route)) onChange([...routes, route]);
        }}
        options={[...nameOf]
          .filter(([route]) => !routes.includes(route))
          .map(([route, name]) => ({ value: route, label: name, note: route }))}
      />
      {routes.map((route) => (
        <Button
          key={route}
          size="small"
          icon={<X aria-hidden />}
          aria-label={t("remove", { route: nameOf.get(route) ?? route })}
          onClick={() => onChange(routes.filter((one) => one !== route))}
        >
          {nameOf.get(route) ?? route}
        </Button>
      ))}
    </div>
  );
}
