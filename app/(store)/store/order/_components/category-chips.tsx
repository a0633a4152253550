"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";

export type Chosen = "cart" | "all" | number;

interface CategoryChipsProps {
  categories: readonly { id: number; name: string }[];
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  inCart: number;
}

/** Main categories beside each other, the order itself first; they scroll under the thumb. */
export function CategoryChips({ categories, chosen, onChoose, inCart }: CategoryChipsProps) {
  const t = useTranslations("store.order");
  const chips: { value: Chosen; label: string }[] = [
    { value: "all", label: t("chips.all") },
    { value: "cart", label: t("chips.cart", { count: inCart }) },
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
}
