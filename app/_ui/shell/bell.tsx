"use client";

import { Bell as BellIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useOptionalQuery } from "@/app/_lib/trpc/use-optional-query";
import { cn } from "../cn";

/** Often enough that a refused order is seen while there is time to pay; one counted row each. */
const refreshMs = 20_000;

/** The way to the messages, with how many are not read. */
export function Bell({ className }: { className?: string }) {
  const t = useTranslations("common.shell");
  const answer = useOptionalQuery("message.unread", undefined, readUnread, { isEnabled: true, refreshMs });
  const unread = answer.data ?? 0;
  return (
    <Link
      href={"/store/messages" as Route}
      aria-label={unread > 0 ? t("messagesUnread", { count: unread }) : t("messages")}
      className={cn(
        "relative grid size-9 place-items-center rounded-md text-quiet hover:bg-hover hover:text-text pointer-coarse:size-11",
        className,
      )}
    >
      <BellIcon aria-hidden className="size-5" />
      {unread > 0 && (
        <span className="absolute top-0.5 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-blocked-solid px-1 text-[11px] leading-none font-medium text-white tabular-nums">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}

function readUnread(answer: unknown): number | undefined {
  if (typeof answer !== "object" || answer === null || !("unread" in answer)) return undefined;
  return typeof answer.unread === "number" ? answer.unread : undefined;
}
