"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Combobox } from "@/app/_ui/combobox";
import { Select } from "@/app/_ui/select";
import type { DraftForm } from "../../_lib/wish";
import { ItemsChoice } from "./item-choice";
import type { Known } from "./use-known";

const scopes = ["all", "items", "category"] as const;
type Scope = (typeof scopes)[number];

/** Which goods count: all, a category with everything below it, or items that are counted together. */
export function GoodsField({ form, known }: { form: DraftForm; known: Known }) {
  const t = useTranslations("hq.promotion.form");
  const [items = [], category] = useWatch({
    control: form.control,
    name: ["content.items", "content.category"],
  });
  const [scope, setScope] = useState<Scope>(items.length > 0 ? "items" : category ? "category" : "all");
  const put = (next: { items?: string[]; category?: string | null }) => {
    form.setValue("content.items", next.items ?? [], { shouldDirty: true });
    form.setValue("content.category", next.category ?? null, { shouldDirty: true });
  };
  return (
    <span className="inline-flex max-w-full flex-wrap items-start gap-2 pt-1 align-top leading-normal">
      <Select
        label={t("fields.scope")}
        value={scope}
        onChange={(next) => {
          setScope(next);
          put({});
        }}
        options={scopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        className="w-auto"
      />
      {scope === "items" && (
        <span className="block w-72 max-w-full">
          <ItemsChoice
            known={known}
            label={t("fields.items")}
            placeholder={t("findItem")}
            value={items}
            onChange={(codes) => put({ items: codes })}
          />
        </span>
      )}
      {scope === "category" && (
        <span className="block w-64 max-w-full">
          <Combobox
            label={t("fields.category")}
            value={category ?? undefined}
            onChange={(code) => put({ category: code ?? null })}
            options={known.categories.map((one) => ({
              value: one.category,
              label: `${"　".repeat(one.depth)}${one.name}`,
              note: one.category,
            }))}
          />
        </span>
      )}
    </span>
  );
}
