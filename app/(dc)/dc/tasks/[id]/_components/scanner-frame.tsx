"use client";

import {
  BatteryCharging,
  BatteryLow,
  BatteryMedium,
  ChevronLeft,
  CloudCheck,
  CloudOff,
  CloudUpload,
} from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/app/_ui/cn";
import { useBattery } from "@/app/_ui/use-battery";

interface ScannerFrameProps {
  title: string;
  /** Who has signed in on this scanner. */
  me: string;
  /** Scans that the server does not know yet; undefined while no task is in hand. */
  unsent?: number;
  isOffline?: boolean;
  /** Where the way back leads, and what it is called; the tasks, unless told. */
  back?: { href: string; label: string; onGo?: () => void };
  /** For a tablet: the whole width. */
  isWide?: boolean;
  children: ReactNode;
}

/** The whole screen of a scanner, without the desk around it: a way back, a title, who, what waits, the battery, the work. */
export function ScannerFrame({
  title,
  me,
  unsent,
  isOffline = false,
  back,
  isWide,
  children,
}: ScannerFrameProps) {
  const t = useTranslations("dc.pickScreen");
  const battery = useBattery();
  const Battery = battery?.isCharging
    ? BatteryCharging
    : (battery?.percent ?? 100) < 20
      ? BatteryLow
      : BatteryMedium;
  const Cloud = isOffline ? CloudOff : unsent ? CloudUpload : CloudCheck;
  return (
    <div className="scroll-pane fixed inset-0 z-30 touch-manipulation bg-surface select-none pt-safe pb-safe text-base">
      <div className={cn("mx-auto flex min-h-full flex-col gap-2 px-3 pt-1 pb-2", !isWide && "max-w-lg")}>
        <header className="flex min-h-11 items-center gap-1">
          <Link
            href={(back?.href ?? "/dc/tasks") as Route}
            aria-label={back?.label ?? t("back")}
            onClick={back?.onGo}
            className="-ml-2 grid size-11 shrink-0 place-items-center rounded-md"
          >
            <ChevronLeft aria-hidden className="size-6" />
          </Link>
          <h1 className="min-w-0 truncate text-base font-semibold">{title}</h1>
          <div className="ml-auto flex shrink-0 items-center gap-3 text-sm text-quiet">
            <span className="max-w-24 truncate">{me}</span>
            {unsent !== undefined && (
              <span
                role="img"
                aria-label={t("unsent", { count: unsent })}
                className={cn("flex shrink-0 items-center gap-1", isOffline && "font-medium text-attention")}
              >
                <Cloud aria-hidden className="size-5" />
                {unsent}
              </span>
            )}
            {battery && (
              <span
                role="img"
                aria-label={t("battery", { percent: battery.percent })}
                className={cn(
                  "flex shrink-0 items-center gap-1",
                  battery.percent < 20 && "font-medium text-blocked",
                )}
              >
                <Battery aria-hidden className="size-5" />
                {battery.percent}%
              </span>
            )}
          </div>
        </header>
        {children}
      </div>
    </div>
  );
}
