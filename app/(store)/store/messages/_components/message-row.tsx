"use client";

import {
  BadgePercent,
  Banknote,
  CalendarClock,
  CircleCheck,
  ClockPlus,
  FileX,
  Hourglass,
  type LucideIcon,
  MonitorX,
  PackageCheck,
  PackageOpen,
  PackageSearch,
  PackageX,
  ShieldAlert,
  Tag,
  Undo2,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";

type Row = RouterOutputs["message"]["inbox"]["rows"][number];

const looks: Record<Row["kind"], { icon: LucideIcon; className: string }> = {
  "order.blocked": { icon: Banknote, className: "text-blocked" },
  "order.item_stopped": { icon: ShieldAlert, className: "text-blocked" },
  "order.promotion_stripped": { icon: BadgePercent, className: "text-blocked" },
  "delivery.short": { icon: PackageX, className: "text-attention" },
  "difference.decided": { icon: PackageSearch, className: "text-information" },
  "deposit.approved": { icon: CircleCheck, className: "text-done" },
  "deposit.rejected": { icon: FileX, className: "text-blocked" },
  "deposit.reversed": { icon: Undo2, className: "text-attention" },
  "deposit.expired": { icon: Hourglass, className: "text-attention" },
  "template.switched": { icon: CalendarClock, className: "text-attention" },
  "till.failing": { icon: MonitorX, className: "text-blocked" },
  "permit.granted": { icon: ClockPlus, className: "text-done" },
  "item.taken_over": { icon: Tag, className: "text-information" },
  "price.decided": { icon: Tag, className: "text-information" },
  "return.decided": { icon: PackageOpen, className: "text-attention" },
  "return.settled": { icon: PackageCheck, className: "text-done" },
  "recall.opened": { icon: ShieldAlert, className: "text-blocked" },
};

/** One message: what happened, the numbers, and the button that does something about it. */
export function MessageRow({ row }: { row: Row }) {
  const t = useTranslations("store.messages");
  const locale = useLocale();
  const format = useFormat();
  const trpc = useTRPC();
  const read = useCommand(trpc.message.read.mutationOptions());
  const { title, text } = locale === "zh" ? row.zh : row.en;
  const { icon: Icon, className } = looks[row.kind];
  const isPayable = row.kind === "order.blocked" && row.link.startsWith("/store/account/deposit");
  const markRead = () => {
    if (!row.isRead) read.run({ message: row.message });
  };
  return (
    <li className={cn("flex gap-3 px-4 py-3", !row.isRead && "bg-accent-soft/40")}>
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", className)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={cn("flex items-start gap-2 wrap-anywhere", !row.isRead && "font-medium")}>
          <span className="flex-1">{title}</span>
          {!row.isRead && (
            <span className="mt-1 size-2.5 shrink-0 rounded-full bg-accent">
              <span className="sr-only">{t("unread")}</span>
            </span>
          )}
        </p>
        <p className="text-sm wrap-anywhere text-quiet">{text}</p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <time dateTime={row.at} className="mr-auto text-sm text-quiet">
            {format.instant(row.at)}
          </time>
          {!row.isRead && (
            <Button variant="quiet" size="large" onClick={markRead} isLoading={read.isRunning}>
              {t("markRead")}
            </Button>
          )}
          {row.link !== "" && (
            <LinkButton
              href={row.link}
              size="large"
              variant={isPayable && !row.isRead ? "primary" : "secondary"}
              onGo={markRead}
            >
              {t(isPayable ? "pay" : "open")}
            </LinkButton>
          )}
        </div>
      </div>
    </li>
  );
}
