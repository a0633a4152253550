"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "../cn";
import { Tooltip } from "../tooltip";
import { pageIcons } from "./page-icons";
import { usePages } from "./use-pages";

interface RailPagesProps {
  facts: ShellFacts;
  isFolded?: boolean;
  onGo?: () => void;
}

/** The pages of an area, one below the other, with the counts of what waits. */
export function RailPages({ facts, isFolded = false, onGo }: RailPagesProps) {
  const t = useTranslations("common.shell");
  const format = useFormat();
  const pages = usePages(facts);
  return (
    <nav aria-label={t("places")}>
      <ul className="flex flex-col gap-0.5">
        {pages.map(({ key, href, label, isHere, waiting }) => {
          const Icon = pageIcons[key];
          const waits = waiting > 0 ? t("waiting", { count: waiting }) : "";
          const link = (
            <Link
              href={href as Route}
              onClick={onGo}
              aria-current={isHere ? "page" : undefined}
              aria-label={isFolded ? [label, waits].filter(Boolean).join(", ") : undefined}
              className={cn(
                "flex h-9 items-center gap-2.5 rounded-md text-quiet transition-colors duration-100 hover:bg-hover hover:text-text pointer-coarse:h-11",
                isFolded ? "justify-center" : "px-2.5",
                isHere &&
                  "bg-accent-soft font-medium text-accent-strong hover:bg-accent-soft hover:text-accent-strong",
              )}
            >
              <span className="relative">
                <Icon aria-hidden className="size-4.5" />
                {isFolded && waiting > 0 && (
                  <span className="absolute -top-1 -right-1 size-2 rounded-full bg-attention ring-2 ring-raised" />
                )}
              </span>
              {!isFolded && <span className="flex-1">{label}</span>}
              {!isFolded && waiting > 0 && (
                <span className="rounded-full bg-attention-soft px-1.5 text-table font-medium text-attention">
                  <span aria-hidden>{format.count(waiting)}</span>
                  <span className="sr-only">{waits}</span>
                </span>
              )}
            </Link>
          );
          return (
            <li key={key}>
              {isFolded ? (
                <Tooltip text={label} side="right">
                  {link}
                </Tooltip>
              ) : (
                link
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Lets the keyboard jump over the rail. */
export function SkipLink() {
  const t = useTranslations("common.shell");
  return (
    <a
      href="#content"
      className="sr-only z-60 rounded-md bg-raised px-4 py-2 shadow-floating focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t("skip")}
    </a>
  );
}

/** The page itself, with the width and the room around it that every page has. */
export function Content({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main id="content" tabIndex={-1} className={cn("min-w-0 flex-1 outline-none", className)}>
      {children}
    </main>
  );
}
