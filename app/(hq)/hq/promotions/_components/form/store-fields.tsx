"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Field } from "@/app/_ui/field";
import { useStoreSearch } from "../../../_lib/use-store-search";
import type { DraftForm } from "../../_lib/wish";
import { ItemsChoice } from "./item-choice";
import { PickMany } from "./pick-many";
import type { Known } from "./use-known";

/** Who gets it: every store, or groups and single stores; and what of the goods does not count. */
export function StoreFields({ form, known }: { form: DraftForm; known: Known }) {
  const t = useTranslations("hq.promotion.form");
  const search = useStoreSearch();
  const [groups = [], stores = [], excluded = []] = useWatch({
    control: form.control,
    name: ["content.storeGroups", "content.stores", "content.excludedItems"],
  });
  const put = (name: "storeGroups" | "stores" | "excludedItems") => (codes: string[]) =>
    form.setValue(`content.${name}`, codes, { shouldDirty: true });
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field id="promotion-groups" label={t("fields.storeGroups")} help={t("help.stores")}>
        <PickMany
          id="promotion-groups"
          label={t("fields.storeGroups")}
          placeholder={t("allStores")}
          value={groups}
          onChange={put("storeGroups")}
          nameOf={(code) => known.names.storeGroups[code]}
          options={known.groups.map((one) => ({
            value: one.group,
            label: `${one.name} · ${one.group}`,
            note: t("members", { count: one.stores }),
          }))}
        />
      </Field>
      <Field id="promotion-stores" label={t("fields.stores")}>
        <PickMany
          id="promotion-stores"
          label={t("fields.stores")}
          placeholder={t("findStore")}
          value={stores}
          onChange={(codes) => {
            const row = search.rows.find(({ store }) => store === codes.at(-1));
            if (row) known.learnStore(row.store, row.name);
            put("stores")(codes);
          }}
          nameOf={(code) => known.names.stores[code]}
          options={search.options}
          onSearch={search.setTyped}
          isSearching={search.isSearching}
        />
      </Field>
      <Field id="promotion-excluded" label={t("fields.excludedItems")} help={t("help.excludedItems")}>
        <ItemsChoice
          known={known}
          id="promotion-excluded"
          label={t("fields.excludedItems")}
          placeholder={t("findItem")}
          value={excluded}
          onChange={put("excludedItems")}
        />
      </Field>
    </div>
  );
}
