"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { PageKey } from "@/app/_lib/places";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { useOptionalQuery } from "@/app/_lib/trpc/use-optional-query";

/** The pages of a shell with their names, where one is, and how much waits at each (`shell.waiting`, every minute). */
export function usePages({ place, pages, hasWaiting }: ShellFacts) {
  const pathname = usePathname();
  const t = useTranslations("common.places");
  const waiting = useOptionalQuery("shell.waiting", undefined, readCounts, {
    isEnabled: hasWaiting,
    refreshMs: 60_000,
  });
  // An area's home is only itself: /store is no parent of /store/orders, which is reached from elsewhere.
  const isParent = (href: string) => !pages.some((page) => page.href.startsWith(`${href}/`));
  const here = pages.find(
    ({ href }) => pathname === href || (isParent(href) && pathname.startsWith(`${href}/`)),
  );
  return pages.map(({ key, href }) => ({
    key,
    href,
    label: nameOf(t, place, key),
    isHere: here?.key === key,
    waiting: waiting.data?.[key] ?? 0,
  }));
}

/** Page keys belong to their place; the union of both is beyond the type of `t`. */
function nameOf(t: (key: "hq.accounts") => string, place: string, key: PageKey): string {
  return t(`${place}.${key}` as "hq.accounts");
}

function readCounts(answer: unknown): Record<string, number> | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  return Object.fromEntries(
    Object.entries(answer).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}
