"use client";

import { useQuery } from "@tanstack/react-query";
import {
  Banknote,
  CircleCheck,
  type LucideIcon,
  PackageX,
  PencilLine,
  Smartphone,
  Truck,
} from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Facts } from "@/app/_ui/facts";
import { type StoreFunctionKey, storeFunctions } from "../_lib/functions";
import type { Home } from "../_lib/home";
import { useAbilities } from "../_lib/use-ability";
import type { Draft } from "../order/_lib/draft";

interface WaitingCardProps {
  store: string;
  home: Home;
  device: Draft;
}

/** What waits for me: orders short of money (the way to pay is above), what the functions count, lines that came short, drafts. */
export function WaitingCard({ store, home, device }: WaitingCardProps) {
  const t = useTranslations("store.home.waiting");
  const format = useFormat();
  const { blocked, blockedTotal, short, shortTotal, drafts, draftTotal } = home.waiting;
  const tasks = useTasks(store);
  const isNothing = blockedTotal + shortTotal + draftTotal + device.lines.length + tasks.length === 0;
  return (
    <Card title={t("title")}>
      {isNothing && (
        <p className="flex items-center gap-2 text-quiet">
          <CircleCheck aria-hidden className="size-4 text-done" />
          {t("nothing")}
        </p>
      )}
      <ul className="-my-1 flex flex-col divide-y">
        {blocked.map(({ order, shortfallFen }) => (
          <Item key={order} icon={<Banknote className="text-blocked" />}>
            <p>
              <OrderLink order={order} />{" "}
              {shortfallFen === null
                ? t("blockedNoMoney")
                : t("blocked", { amount: format.money(shortfallFen) })}
            </p>
          </Item>
        ))}
        {blockedTotal > blocked.length && (
          <More
            href="/store/orders?status=pooled"
            text={t("more", { count: blockedTotal - blocked.length })}
          />
        )}
        {tasks.map(({ key, href, icon: Icon, count }) => (
          <Item key={key} icon={<Icon />}>
            <Link href={href as Route} className="text-accent hover:underline">
              {t(`tasks.${key}`, { count })}
            </Link>
          </Item>
        ))}
        {device.lines.length > 0 && (
          <Item icon={<Smartphone />}>
            <Link href="/store/order" className="text-accent hover:underline">
              {t("device", { count: device.lines.length })}
            </Link>
          </Item>
        )}
        {drafts.map(({ order, lines, at }) => (
          <Item key={order} icon={<PencilLine />}>
            <OrderLink order={order} /> {t("draft", { count: lines, at: format.instant(at) })}
          </Item>
        ))}
        {short.map(({ order, item, name, qtyEach, isWeighed, unit, reason }) => (
          <Item key={`${order}-${item}-${reason}`} icon={<PackageX className="text-attention" />}>
            <p>{name}</p>
            <Facts className="text-sm text-quiet">
              {t(`short.${reason as "dc_stock"}`, {
                qty: format.quantity(qtyEach, isWeighed),
                unit: isWeighed ? "kg" : unit,
              })}
              <OrderLink order={order} />
            </Facts>
          </Item>
        ))}
        {shortTotal > short.length && (
          <More href="/store/orders" text={t("moreShort", { count: shortTotal - short.length })} />
        )}
      </ul>
    </Card>
  );
}

interface Task {
  key: Exclude<StoreFunctionKey, "prices" | "reports"> | "direct";
  href: string;
  icon: LucideIcon;
  count: number;
}

/** What the counts on the functions are made of, each with the page that shows it. */
function useTasks(store: string): Task[] {
  const may = useAbilities();
  const day = useQuery(useTRPC().shell.storeDay.queryOptions({ store })).data;
  if (!day) return [];
  const functions = storeFunctions.flatMap(({ key, href, icon, ability }): Task[] => {
    if (!may(ability) || key === "prices" || key === "reports") return [];
    if (key !== "receive") return [{ key, href, icon, count: day[key] }];
    return [
      { key, href: `${href}?status=dispatched`, icon, count: day.receive - day.direct },
      { key: "direct", href: "/store/direct", icon: Truck, count: day.direct },
    ];
  });
  return functions.filter(({ count }) => count > 0);
}

function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3 py-2.5">
      <span aria-hidden className="mt-0.5 text-quiet [&_svg]:size-5">
        {icon}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}

function OrderLink({ order }: { order: string }) {
  return (
    <Link
      href={`/store/orders/${order}` as Route}
      className="relative font-medium whitespace-nowrap text-accent underline-offset-4 before:absolute before:inset-x-0 before:-inset-y-3 hover:underline"
    >
      {order}
    </Link>
  );
}

function More({ href, text }: { href: string; text: string }) {
  return (
    <li className="py-2.5">
      <Link href={href as Route} className="text-accent hover:underline">
        {text}
      </Link>
    </li>
  );
}
