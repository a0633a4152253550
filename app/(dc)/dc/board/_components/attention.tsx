"use client";

import {
  AlarmClock,
  ArrowLeftRight,
  Banknote,
  CircleAlert,
  CircleCheck,
  Hourglass,
  type LucideIcon,
  PackageX,
  Play,
} from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";

type Board = RouterOutputs["wave"]["board"];

interface AttentionProps {
  board: Board;
  pickers: RouterOutputs["wave"]["pickers"];
  routes: RouterOutputs["pool"]["routes"];
}

interface Exception {
  key: string;
  icon: LucideIcon;
  isBlocked?: boolean;
  text: string;
  href: Route;
}

/** So many places are named; the rest are found under the tasks. */
const placesShown = 5;

/** Only exceptions, the gravest first, each leading to where it is mended; otherwise that nothing needs anybody. */
export function Attention(props: AttentionProps) {
  const t = useTranslations("dc.board");
  const exceptions = useExceptions(props);
  if (exceptions.length === 0) {
    return (
      <p className="flex items-center gap-2 text-done">
        <CircleCheck aria-hidden className="size-4" />
        {t("nothing")}
      </p>
    );
  }
  return (
    <Card title={t("attention", { count: exceptions.length })}>
      <ul className="flex flex-col divide-y">
        {exceptions.map(({ key, icon: Icon, isBlocked, text, href }) => (
          <li key={key}>
            <Link
              href={href}
              className={cn(
                "flex min-h-9 items-center gap-2.5 py-1.5 underline-offset-2 hover:underline max-md:min-h-11",
                isBlocked ? "text-blocked" : "text-attention",
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useExceptions({ board, pickers, routes }: AttentionProps): Exception[] {
  const t = useTranslations("dc.board");
  const format = useFormat();
  const trucks = (alert: Board["trucks"][number]["alert"], icon: LucideIcon) =>
    board.trucks
      .filter((truck) => truck.alert === alert)
      .map((truck): Exception => {
        const span = format.span(Math.abs(board.now.getTime() - (truck.departsAt ?? board.now).getTime()));
        const words = { route: `${truck.route} ${truck.routeName}`, span };
        return {
          key: `${alert} ${truck.wave} ${truck.route} ${truck.dc}`,
          icon,
          isBlocked: alert === "late",
          text:
            alert === "late"
              ? t("alertLate", words)
              : alert === "at_risk"
                ? t("alertAtRisk", { ...words, time: format.time(truck.pickedBy ?? board.now) })
                : t("alertRelease", words),
          href: `/dc/waves/${truck.wave}` as Route,
        };
      });
  return [
    ...trucks("late", AlarmClock),
    ...trucks("at_risk", CircleAlert),
    ...trucks("release", Play),
    ...pickers.flatMap(({ hand, name, idleMinutes, tasks }): Exception[] =>
      idleMinutes === null || tasks.length === 0
        ? []
        : [
            {
              key: `idle ${hand}`,
              icon: Hourglass,
              text: t("alertIdle", { name, minutes: idleMinutes }),
              href: `/dc/tasks/${tasks[0]?.task}` as Route,
            },
          ],
    ),
    ...board.places.slice(0, placesShown).map(
      ({ dc, location, item, name, lines }): Exception => ({
        key: `place ${dc} ${location} ${item}`,
        icon: PackageX,
        text: t("alertPlace", { location, item: `${item} ${name}`, lines }),
        href: `/dc/stock?dc=${dc}&q=${encodeURIComponent(item)}` as Route,
      }),
    ),
    ...board.moves.flatMap(({ dc, urgent, dock }): Exception[] => {
      const href = (kind: string) => `/dc/stock/moves?dc=${encodeURIComponent(dc)}&kind=${kind}` as Route;
      const of = { icon: ArrowLeftRight };
      return [
        ...(urgent === 0
          ? []
          : [
              {
                ...of,
                key: `urgent ${dc}`,
                isBlocked: true,
                text: t("alertUrgent", { dc, count: urgent }),
                href: href("urgent"),
              },
            ]),
        ...(dock === 0
          ? []
          : [{ ...of, key: `dock ${dc}`, text: t("alertDock", { dc, count: dock }), href: href("putaway") }]),
      ];
    }),
    ...routes.flatMap(({ route, name, parent, coveredStores }): Exception[] =>
      parent !== null || coveredStores === 0
        ? []
        : [
            {
              key: `covered ${route}`,
              icon: Banknote,
              text: t("alertCovered", { route: `${route} ${name}`, count: coveredStores }),
              href: `/dc/pool?route=${encodeURIComponent(route)}` as Route,
            },
          ],
    ),
  ];
}
