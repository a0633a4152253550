"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { cn } from "../cn";
import { Bell } from "./bell";
import { Brand } from "./brand";
import { pageIcons } from "./page-icons";
import { Content, RailPages, SkipLink } from "./rail";
import { usePages } from "./use-pages";
import { UserMenu } from "./user-menu";

/** What stands around the pages of a shop: five places under the thumb; at a desk the same five in a rail. */
export function StoreShell({ facts, children }: { facts: ShellFacts; children: ReactNode }) {
  return (
    <div className="min-h-dvh md:flex">
      <SkipLink />
      <aside className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col border-r bg-raised max-md:hidden print:hidden">
        <div className="flex h-14 items-center justify-between pr-2 pl-4">
          <Brand className="text-base" />
          {facts.hasMessages && <Bell />}
        </div>
        <div className="scroll-pane flex-1 px-2 py-2">
          <RailPages facts={facts} />
        </div>
        <div className="border-t p-2">
          <UserMenu facts={facts} isWide withPreferences side="top" />
        </div>
      </aside>
      <Content className="px-4 pt-safe pb-[calc(4.5rem+env(safe-area-inset-bottom))] md:px-8 md:pb-3">
        {facts.hasMessages && (
          <header className="-mr-2 flex h-12 items-center justify-between md:hidden print:hidden">
            <Brand className="text-base" />
            <Bell />
          </header>
        )}
        <div className="mx-auto flex max-w-3xl flex-col gap-4 pt-1 pb-4 md:py-6 xl:max-w-5xl">{children}</div>
      </Content>
      <BottomBar facts={facts} />
    </div>
  );
}

function BottomBar({ facts }: { facts: ShellFacts }) {
  const t = useTranslations("common.shell");
  const pages = usePages(facts);
  return (
    <nav
      aria-label={t("places")}
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-raised pb-safe md:hidden print:hidden"
    >
      <ul className="flex">
        {pages.map(({ key, href, label, isHere, waiting }) => {
          const Icon = pageIcons[key];
          return (
            <li key={key} className="flex-1">
              <Link
                href={href as Route}
                aria-current={isHere ? "page" : undefined}
                aria-label={waiting > 0 ? `${label}, ${t("waiting", { count: waiting })}` : label}
                className={cn(
                  "flex h-15 flex-col items-center justify-center gap-0.5 text-xs text-quiet active:bg-hover",
                  isHere && "font-medium text-accent",
                )}
              >
                <span
                  className={cn(
                    "relative grid h-7 w-13 place-items-center rounded-full",
                    isHere && "bg-accent-soft",
                  )}
                >
                  <Icon aria-hidden className="size-5" />
                  {waiting > 0 && (
                    <span className="absolute -top-0.5 right-1 grid h-4 min-w-4 place-items-center rounded-full bg-blocked-solid px-1 text-[11px] leading-none font-medium text-white">
                      {waiting > 99 ? "99+" : waiting}
                    </span>
                  )}
                </span>
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The page's one main action, pinned above the bottom bar, under the thumb; at a desk it ends the page. */
export function PinnedAction({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "fixed inset-x-0 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 border-t bg-raised px-4 py-3 md:sticky md:bottom-3 md:-mx-4 md:rounded-lg md:border md:shadow-floating",
        className,
      )}
    >
      {children}
    </div>
  );
}
