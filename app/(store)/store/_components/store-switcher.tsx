"use client";

import { Store } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Combobox } from "@/app/_ui/combobox";
import { Select } from "@/app/_ui/select";
import type { MyStore } from "../_lib/my-store";
import { chooseStore } from "../_lib/store-actions";

/** More than this are searched, not scrolled through. */
const shortListMax = 12;

/** Which of the owner's stores the screens are about; nothing to see for an owner of one. */
export function StoreSwitcher({ stores, store }: { stores: readonly MyStore[]; store: MyStore }) {
  const t = useTranslations("store.switcher");
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [, start] = useTransition();
  if (stores.length < 2) return null;

  const choose = (code: string) =>
    start(async () => {
      await chooseStore(code);
      const next = new URLSearchParams(params);
      next.delete("store");
      next.delete("cursor");
      const query = next.toString();
      router.replace((query ? `${pathname}?${query}` : pathname) as Route);
    });
  const options = stores.map((one) => ({ value: one.store, label: one.name, note: one.store }));
  return stores.length > shortListMax ? (
    <Combobox
      label={t("label")}
      value={store.store}
      options={options}
      onChange={(code) => code && choose(code)}
      className="w-full md:w-64"
    />
  ) : (
    <Select
      label={t("label")}
      icon={<Store aria-hidden />}
      value={store.store}
      options={options}
      onChange={choose}
      className="w-full md:w-64"
    />
  );
}
