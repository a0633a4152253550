"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The whole screen of a scanner, without the desk around it: a way back, a title, the work. */
export function ScannerFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("dc.pickScreen");
  return (
    <div className="scroll-pane fixed inset-0 z-30 touch-manipulation bg-surface select-none pt-safe pb-safe text-base">
      <div className="mx-auto flex min-h-full max-w-lg flex-col gap-3 px-3 py-2">
        <header className="flex min-h-11 items-center gap-1">
          <Link
            href="/dc/tasks"
            aria-label={t("back")}
            className="grid size-11 place-items-center rounded-md"
          >
            <ChevronLeft aria-hidden className="size-6" />
          </Link>
          <h1 className="text-base font-semibold">{title}</h1>
        </header>
        {children}
      </div>
    </div>
  );
}
