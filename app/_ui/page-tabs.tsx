"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/app/_ui/cn";

interface PageTabsProps {
  label: string;
  /** `waiting`: how much waits there for whoever looks. */
  pages: readonly { href: string; label: string; waiting?: number }[];
}

/**
 * Pages that belong together, each with its own address; a page below one of them belongs to it. On a phone the row is swiped; on a
 * desk what does not fit stands in a second row, so that no page is out of sight.
 */
export function PageTabs({ label, pages }: PageTabsProps) {
  const pathname = usePathname();
  const here = pages
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  const row = useRef<HTMLElement>(null);
  const address = here?.href;
  // Where the row is longer than the screen, the tab of this page is moved into sight, the row alone.
  useEffect(() => {
    const tab = address && row.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab)
      row.current?.scrollTo({ left: tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2 });
  }, [address]);
  return (
    <nav
      ref={row}
      aria-label={label}
      className="relative flex gap-x-1 overflow-x-auto border-b md:flex-wrap [scrollbar-width:none]"
    >
      {pages.map((page) => (
        <Link
          key={page.href}
          href={page.href as Route}
          aria-current={page === here ? "page" : undefined}
          className={cn(
            "flex h-10 shrink-0 items-center border-b-2 border-transparent px-3 text-quiet outline-offset-[-2px] hover:text-text pointer-coarse:h-12",
            page === here && "border-accent font-medium text-text",
          )}
        >
          {page.label}
          {(page.waiting ?? 0) > 0 && (
            <span className="ml-1.5 rounded-full bg-attention-soft px-1.5 text-xs text-attention tabular-nums">
              {page.waiting}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
