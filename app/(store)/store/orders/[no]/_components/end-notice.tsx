"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** Why the order ended: a person's words, or the order that was made from it when it was a draft. */
export function EndNotice({ reason }: { reason: string }) {
  const t = useTranslations("store.orderDetail");
  const isOrder = /^RO-\S+$/.test(reason);
  return (
    <p className="rounded-md bg-sunken px-4 py-3">
      {isOrder
        ? t.rich("submittedAs", {
            order: reason,
            link: (no) => (
              <Link
                href={`/store/orders/${reason}` as Route}
                className="font-medium whitespace-nowrap text-accent underline-offset-4 hover:underline"
              >
                {no}
              </Link>
            ),
          })
        : t("endReason", { reason })}
    </p>
  );
}
