"use client";

import { PackageX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatsOf } from "@/app/_lib/format";
import type { BusinessDay } from "@/server/shared/business-day";

/** A store by its code and name. */
export function StoreName({ code, name }: { code: string; name: string | null }) {
  return (
    <span>
      <span className="font-medium">{code}</span> <span className="text-quiet">{name}</span>
    </span>
  );
}

/** How something is picked, in the words of the floor. */
export function PickWord({ pickType }: { pickType: "case" | "loose" }) {
  const t = useTranslations("dc.pick");
  return t(pickType);
}

/** Short lines, with an icon when there are any. */
export function ShortCount({ count }: { count: number }) {
  if (count === 0) return <span className="text-quiet">–</span>;
  return (
    <span className="inline-flex items-center gap-1 text-attention">
      <PackageX aria-hidden className="size-3.5" />
      {count}
    </span>
  );
}

/** A business day with its weekday. */
export function Day({ day }: { day: BusinessDay }) {
  return formatsOf(useLocale()).dayOfWeek(day);
}

/** An instant in the company's zone; a dash for none. */
export function Instant({ at }: { at: Date | null }) {
  const format = formatsOf(useLocale());
  return at === null ? <span className="text-quiet">–</span> : format.instant(at);
}
