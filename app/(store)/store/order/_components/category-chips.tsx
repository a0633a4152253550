"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/app/_ui/cn";
import type { OrderDesk } from "../_lib/desk";
import type { Chosen } from "../_lib/listed-items";
import { countOpen } from "../_lib/suggestions";
import { useWatched } from "../_lib/watched";

interface CategoryChipsProps {
  categories: readonly { id: number; name: string }[];
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  desk: OrderDesk;
  suggested: ReadonlyMap<string, number>;
}

/** The order itself, what is suggested, the store's stars, then the main categories; they scroll under the thumb. */
export const CategoryChips = memo(function CategoryChips(props: CategoryChipsProps) {
  const { categories, chosen, onChoose, desk, suggested } = props;
  const inCart = useWatched(desk, ({ own }) => own.draft.lines.length);
  const suggestions = useWatched(desk, ({ own }) => countOpen(suggested, own.draft));
  const t = useTranslations("store.order");
  const chips: { value: Chosen; label: string }[] = [
    { value: "all", label: t("chips.all") },
    { value: "cart", label: t("chips.cart", { count: inCart }) },
    { value: "suggested", label: t("chips.suggested", { count: suggestions }) },
    { value: "favourites", label: t("chips.favourites") },
    ...categories.map(({ name }, index) => ({ value: index, label: name })),
  ];
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] md:mx-0 md:px-0.5 md:[scrollbar-width:thin]">
      <legend className="sr-only">{t("chips.label")}</legend>
      {chips.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className={cn(
            "h-11 shrink-0 rounded-full border px-4 whitespace-nowrap transition-colors duration-100 md:h-8 md:px-3 pointer-coarse:h-11",
            chosen === value
              ? "border-accent bg-accent-soft font-medium text-accent-strong"
              : "bg-raised text-quiet hover:bg-hover hover:text-text",
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
});
