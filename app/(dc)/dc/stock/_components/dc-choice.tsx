"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useListParams } from "@/app/_ui/data-table";
import { Select } from "@/app/_ui/select";
import { chosenDc } from "../_lib/stock-input";

/** The DC of the page, as the URL has it. */
export function useDc(): string | undefined {
  const dcs = useQuery(useTRPC().stock.dcs.queryOptions());
  return chosenDc(dcs.data ?? [], useSearchParams());
}

/** Which DC the page is about. */
export function DcChoice() {
  const t = useTranslations("dc.stock");
  const params = useListParams();
  const dcs = useQuery(useTRPC().stock.dcs.queryOptions());
  return (
    <Select
      label={t("dc")}
      value={useDc()}
      onChange={(next) => params.set({ dc: next })}
      options={(dcs.data ?? []).map((one) => ({ value: one.dc, label: `${one.dc} ${one.name}` }))}
      className="w-auto min-w-56"
    />
  );
}
