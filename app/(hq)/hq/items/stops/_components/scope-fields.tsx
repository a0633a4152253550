"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Select } from "@/app/_ui/select";
import { useDebounced } from "@/app/_ui/use-debounced";
import { type StopScope, stopScopes } from "@/server/catalog/schema";

export interface StopPlace {
  scope: StopScope;
  of: string[];
}

interface ScopeFieldsProps {
  place: StopPlace;
  onChange: (place: StopPlace) => void;
}

/** Where it counts: everywhere, in the stores of a route, plan or template, or in the stores of a list. */
export function ScopeFields({ place, onChange }: ScopeFieldsProps) {
  const t = useTranslations("hq.stops");
  return (
    <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
      <Field id="stop-scope" label={t("where")}>
        <Select
          id="stop-scope"
          value={place.scope}
          onChange={(scope) => onChange({ scope, of: [] })}
          options={stopScopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        />
      </Field>
      {place.scope === "stores" && <StoreList place={place} onChange={onChange} />}
      {(place.scope === "route" || place.scope === "plan" || place.scope === "template") && (
        <OneOf scope={place.scope} place={place} onChange={onChange} />
      )}
    </div>
  );
}

function OneOf({ scope, place, onChange }: ScopeFieldsProps & { scope: "route" | "plan" | "template" }) {
  const t = useTranslations("hq.stops");
  const places = useQuery(useTRPC().catalog.places.queryOptions());
  const list =
    places.data?.[({ route: "routes", plan: "plans", template: "templates" } as const)[scope]] ?? [];
  return (
    <Field id="stop-of" label={t(`scopes.${scope}`)}>
      <Combobox
        key={scope}
        id="stop-of"
        value={place.of[0]}
        onChange={(code) => onChange({ scope, of: code ? [code] : [] })}
        options={list.map(({ code, name }) => ({ value: code, label: name, note: code }))}
      />
    </Field>
  );
}

function StoreList({ place, onChange }: ScopeFieldsProps) {
  const t = useTranslations("hq.stops");
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const stores = useQuery(useTRPC().org.stores.queryOptions({ search: search || undefined, limit: 50 }));
  const add = (code: string | undefined) => {
    if (code && !place.of.includes(code)) onChange({ scope: "stores", of: [...place.of, code] });
  };
  return (
    <Field id="stop-of" label={t("scopes.stores")}>
      <Combobox
        key={place.of.length}
        id="stop-of"
        value={undefined}
        onChange={add}
        onSearch={setTyped}
        isSearching={stores.isFetching}
        placeholder={t("addStore")}
        options={(stores.data?.rows ?? [])
          .filter((row) => !place.of.includes(row.store))
          .map((row) => ({ value: row.store, label: `${row.store} ${row.name}`, note: row.routePath }))}
      />
      {place.of.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-1">
          {place.of.map((code) => (
            <li key={code} className="flex items-center rounded-md bg-sunken pl-2 text-table">
              {code}
              <IconButton
                label={t("removeStore", { store: code })}
                onClick={() => onChange({ scope: "stores", of: place.of.filter((one) => one !== code) })}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
