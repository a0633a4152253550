"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { useListParams } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { spans } from "../_lib/times-input";

/** When, for how many days, which route and which template; kept in the address. */
export function TimesFilter() {
  const t = useTranslations("hq.times");
  const params = useListParams();
  const places = useQuery(useTRPC().catalog.places.queryOptions());
  const optionsOf = (list: readonly { code: string; name: string }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: name, note: code }));
  return (
    <div className="grid grid-cols-2 gap-3 md:flex md:flex-wrap md:items-end">
      <Field id="times-at" label={t("at")} className="col-span-2">
        <TextInput
          id="times-at"
          type="datetime-local"
          value={params.get("at") ?? ""}
          onChange={(at) => params.set({ at: at || undefined })}
        />
      </Field>
      <Field id="times-days" label={t("span")}>
        <Select
          id="times-days"
          value={spans.find((one) => one === params.get("days")) ?? "7"}
          onChange={(days) => params.set({ days })}
          options={spans.map((value) => ({ value, label: t("days", { count: Number(value) }) }))}
          className="w-full md:w-36"
        />
      </Field>
      <Field id="times-template" label={t("columns.template")}>
        <Combobox
          id="times-template"
          value={params.get("template") ?? undefined}
          onChange={(template) => params.set({ template })}
          options={optionsOf(places.data?.templates)}
          placeholder={t("every")}
          className="md:w-52"
        />
      </Field>
      <Field id="times-route" label={t("columns.routePath")} className="col-span-2">
        <Combobox
          id="times-route"
          value={params.get("route") ?? undefined}
          onChange={(route) => params.set({ route })}
          options={optionsOf(places.data?.routes)}
          placeholder={t("every")}
          className="md:w-64"
        />
      </Field>
    </div>
  );
}
