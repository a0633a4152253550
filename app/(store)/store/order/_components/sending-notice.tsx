"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/button";
import type { Sending } from "../_lib/draft";

/** An order went out and no answer came: nothing is claimed, and the way to find out is to send it again. */
export function SendingNotice({ sending }: { sending: Sending | undefined }) {
  const t = useTranslations("store.order.sending");
  if (!sending) return null;
  return (
    <div role="status" className="flex gap-3 rounded-md bg-attention-soft px-4 py-3">
      <WifiOff aria-hidden className="mt-1 size-4 shrink-0 text-attention" />
      <div className="flex flex-col gap-3">
        <p className="text-attention">{t("text", { count: sending.lines.length })}</p>
        <LinkButton href="/store/order?step=review" size="large" className="self-start">
          {t("go")}
        </LinkButton>
      </div>
    </div>
  );
}
