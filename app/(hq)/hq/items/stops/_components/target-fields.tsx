"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { useDebounced } from "@/app/_ui/use-debounced";

export interface StopTarget {
  kind: "item" | "category";
  code: string | undefined;
}

/** One item, or a category with everything below it. */
export function TargetFields({
  target,
  onChange,
}: {
  target: StopTarget;
  onChange: (target: StopTarget) => void;
}) {
  const t = useTranslations("hq.stops");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const items = useQuery({
    ...trpc.catalog.items.queryOptions({ search: search || undefined, limit: 50 }),
    enabled: target.kind === "item",
  });
  const categories = useQuery(trpc.catalog.categories.queryOptions());
  return (
    <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
      <Field id="stop-kind" label={t("what")}>
        <Select
          id="stop-kind"
          value={target.kind}
          onChange={(kind) => onChange({ kind, code: undefined })}
          options={(["item", "category"] as const).map((value) => ({ value, label: t(`targets.${value}`) }))}
        />
      </Field>
      <Field id="stop-target" label={t(`targets.${target.kind}`)}>
        {target.kind === "item" ? (
          <Combobox
            key="item"
            id="stop-target"
            value={target.code}
            onChange={(code) => onChange({ kind: "item", code })}
            onSearch={setTyped}
            isSearching={items.isFetching}
            options={(items.data?.rows ?? []).map((row) => ({
              value: row.item,
              label: `${row.item} ${row.name}`,
              note: row.barcode,
            }))}
          />
        ) : (
          <Combobox
            key="category"
            id="stop-target"
            value={target.code}
            onChange={(code) => onChange({ kind: "category", code })}
            options={(categories.data ?? []).map((one) => ({
              value: one.category,
              label: `${"　".repeat(one.depth)}${one.name}`,
              note: one.category,
            }))}
          />
        )}
      </Field>
    </div>
  );
}
