"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { StatusChip } from "@/app/_ui/status-chip";
import type { Home } from "../_lib/home";
import { CardLink } from "./link-list";

/** What is coming: deliveries on the road first, then those being picked. */
export function ComingCard({ home }: { home: Home }) {
  const t = useTranslations("store.home.coming");
  const format = useFormat();
  const total = home.coming[0]?.total ?? 0;
  return (
    <Card
      title={t("title")}
      aside={
        <CardLink href="/store/deliveries">
          {total > home.coming.length ? t("allOf", { total }) : t("all")}
        </CardLink>
      }
    >
      {home.coming.length === 0 ? (
        <p className="text-quiet">{t("none")}</p>
      ) : (
        <ul className="-my-1 flex flex-col divide-y">
          {home.coming.map((delivery) => (
            <li key={delivery.delivery}>
              <Link
                href={`/store/deliveries/${delivery.delivery}` as Route}
                className="-mx-2 flex min-h-13 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{format.dayOfWeek(delivery.deliverOn)}</span>
                  <span className="block text-sm text-quiet">
                    {delivery.dcName} · {t(`pick.${delivery.pickType}`)} ·{" "}
                    {t("lines", { count: delivery.lines })}
                  </span>
                </span>
                <StatusChip kind="delivery" status={delivery.status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
