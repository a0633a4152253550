"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button";
import { useListParams } from "./data-table/use-list-params";
import { Key } from "./key-hints";
import { Select } from "./select";
import { TextInput } from "./text-input";

interface FilterBarProps {
  /** What the search looks in: "Number, store". Without it there is no search. */
  search?: string;
  /** Filters with one value each; they live in the URL under `name`. */
  filters?: readonly { name: string; label: string; options: readonly { value: string; label: string }[] }[];
  /** Anything else, at the end. */
  children?: ReactNode;
}

const everything = "*";

/** Search and filters above a table; all of it in the URL, so that Back and a sent link show the same. */
export function FilterBar({ search, filters = [], children }: FilterBarProps) {
  const t = useTranslations("common.kit");
  const params = useListParams();
  const isFiltered = params.q !== "" || filters.some(({ name }) => params.get(name) !== undefined);
  return (
    <search className="flex flex-wrap items-center gap-2">
      {search && <SearchField placeholder={search} />}
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          label={label}
          value={params.get(name) ?? everything}
          onChange={(value) => params.set({ [name]: value === everything ? undefined : value })}
          options={[{ value: everything, label: t("filterAll", { name: label }) }, ...options]}
          className="w-auto min-w-36 max-md:flex-1"
        />
      ))}
      {isFiltered && (
        <Button
          variant="quiet"
          onClick={() =>
            params.set(
              Object.fromEntries(["q", ...filters.map(({ name }) => name)].map((n) => [n, undefined])),
            )
          }
        >
          {t("clearFilters")}
        </Button>
      )}
      {children && <div className="ml-auto flex items-center gap-2">{children}</div>}
    </search>
  );
}

/** Writes what was typed to the URL when the typing pauses. `F` goes there. */
function SearchField({ placeholder }: { placeholder: string }) {
  const { q, set } = useListParams();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => set({ q: text.trim() || undefined }), 300);
    return () => clearTimeout(timer);
  }, [text, q, set]);
  return (
    <TextInput
      value={text}
      onChange={setText}
      type="search"
      data-page-search=""
      aria-label={placeholder}
      placeholder={placeholder}
      icon={<Search aria-hidden />}
      suffix={
        text === "" && (
          <span className="max-md:hidden pointer-coarse:hidden">
            <Key>F</Key>
          </span>
        )
      }
      className="w-full md:w-72"
    />
  );
}
