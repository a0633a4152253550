"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { useListParams } from "@/app/_ui/data-table";
import { PageHeader } from "@/app/_ui/page-header";
import { useDebounced } from "@/app/_ui/use-debounced";
import { storeOfUrl } from "../_lib/stock-input";
import { NegativeTable } from "./negative-table";
import { OneStoreTable } from "./one-store-table";

/** What is below zero anywhere; with a store chosen, all that it has. */
export function StockOfStores() {
  const t = useTranslations("hq.storeStock");
  const store = storeOfUrl(useSearchParams());
  return (
    <>
      <PageHeader
        title={store ? t("ofStore", { store }) : t("title")}
        text={store ? t("storeText") : t("text")}
        action={<StoreChoice store={store} />}
      />
      {store ? <OneStoreTable store={store} /> : <NegativeTable />}
    </>
  );
}

function StoreChoice({ store }: { store: string | undefined }) {
  const t = useTranslations("hq.storeStock");
  const { set } = useListParams();
  const [text, setText] = useState("");
  const search = useDebounced(text, 250);
  const found = useQuery(useTRPC().org.stores.queryOptions({ search: search || undefined, limit: 30 }));
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.store,
    label: row.name,
    note: row.store,
  }));
  const isKnown = !store || options.some(({ value }) => value === store);
  return (
    <Combobox
      label={t("choose")}
      placeholder={t("choose")}
      value={store}
      options={isKnown ? options : [{ value: store, label: store, note: "" }, ...options]}
      onSearch={setText}
      isSearching={found.isFetching}
      onChange={(code) => set({ store: code, q: undefined, filter: undefined })}
      className="w-72"
    />
  );
}
