"use client";

import { Combobox } from "@/app/_ui/combobox";
import { useItemSearch } from "../../../_lib/use-item-search";
import { PickMany } from "./pick-many";
import type { Known } from "./use-known";

interface ItemsChoiceProps {
  known: Known;
  label: string;
  placeholder: string;
  id?: string;
}

/** One item, or none. */
export function ItemChoice({
  known,
  value,
  onChange,
  ...rest
}: ItemsChoiceProps & { value: string | null | undefined; onChange: (code: string | null) => void }) {
  const search = useItemSearch();
  const name = value ? known.names.items[value]?.name : undefined;
  const chosen = value ? [{ value, label: name ? `${name} · ${value}` : value }] : [];
  return (
    <Combobox
      {...rest}
      value={value ?? undefined}
      onChange={(code) => {
        learn(known, search.rows, code);
        onChange(code ?? null);
      }}
      options={[...chosen, ...search.options.filter((one) => one.value !== value)]}
      onSearch={search.setTyped}
      isSearching={search.isSearching}
    />
  );
}

/** Several items. */
export function ItemsChoice({
  known,
  value,
  onChange,
  ...rest
}: ItemsChoiceProps & { value: readonly string[]; onChange: (codes: string[]) => void }) {
  const search = useItemSearch();
  return (
    <PickMany
      {...rest}
      value={value}
      onChange={(codes) => {
        learn(known, search.rows, codes.at(-1));
        onChange(codes);
      }}
      nameOf={(code) => known.names.items[code]?.name}
      options={search.options}
      onSearch={search.setTyped}
      isSearching={search.isSearching}
    />
  );
}

function learn(known: Known, rows: ReturnType<typeof useItemSearch>["rows"], code: string | undefined) {
  const row = rows.find(({ item }) => item === code);
  if (row) known.learnItem(row.item, { name: row.name, unit: row.unit, isWeighed: row.isWeighed });
}
