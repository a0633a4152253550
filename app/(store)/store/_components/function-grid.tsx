"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { cn } from "@/app/_ui/cn";
import { storeFunctions } from "../_lib/functions";
import { useAbilities } from "../_lib/use-ability";

/** The functions of a store's day, one tap each, with how much of each waits. */
export function FunctionGrid({ store }: { store: string }) {
  const t = useTranslations("store.functions");
  const trpc = useTRPC();
  const may = useAbilities();
  const day = useQuery({ ...trpc.shell.storeDay.queryOptions({ store }), refetchInterval: 60_000 });
  const waiting: Readonly<Record<string, number>> = day.data ?? {};
  const shown = storeFunctions.filter(({ ability }) => may(ability));
  return (
    <nav aria-label={t("title")}>
      <ul className={cn("grid gap-2", shown.length === 4 ? "grid-cols-4" : "grid-cols-3 md:grid-cols-6")}>
        {shown.map(({ key, href, icon: Icon }) => {
          const count = waiting[key] ?? 0;
          return (
            <li key={key}>
              <Link
                href={href as Route}
                aria-label={count > 0 ? t("waiting", { name: t(`names.${key}`), count }) : t(`names.${key}`)}
                className="flex min-h-18 flex-col items-center justify-center gap-1.5 rounded-lg border bg-raised px-1 text-center text-sm/4 font-medium hover:bg-hover active:bg-hover"
              >
                <span className="relative">
                  <Icon aria-hidden className="size-6 text-accent" />
                  {count > 0 && (
                    <span
                      aria-hidden
                      className="absolute -top-2 -right-3.5 grid h-5 min-w-5 place-items-center rounded-full bg-blocked-solid px-1 text-xs text-white"
                    >
                      {count > 99 ? "99+" : count}
                    </span>
                  )}
                </span>
                {t(`names.${key}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
