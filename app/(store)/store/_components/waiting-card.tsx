"use client";

import { Banknote, CircleCheck, PackageX, PencilLine, Smartphone } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Facts } from "@/app/_ui/facts";
import type { Home } from "../_lib/home";
import type { Draft } from "../order/_lib/draft";

/** What waits for me: orders short of money (the way to pay is above), lines that came short, drafts. */
export function WaitingCard({ home, device }: { home: Home; device: Draft }) {
  const t = useTranslations("store.home.waiting");
  const format = useFormat();
  const { blocked, blockedTotal, short, shortTotal, drafts, draftTotal } = home.waiting;
  const isNothing = blockedTotal + shortTotal + draftTotal + device.lines.length === 0;
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
