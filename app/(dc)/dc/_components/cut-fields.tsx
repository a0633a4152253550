"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterInputs, useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { Select } from "@/app/_ui/select";
import { temperatures } from "@/server/pool/schema";

export type Cut = Pick<RouterInputs["pool"]["preview"], "dc" | "pickType" | "temperature"> & {
  route: string | undefined;
};

/** Stands for "not narrowed": a select has no empty value. */
const every = "any";
const pickTypes = ["case", "loose"] as const;
const only = <V extends string>(value: V | typeof every) => (value === every ? undefined : value);

/** Which part of the pool a wave takes: a route and below, and if wished one DC, pick type or temperature (R24). */
export function CutFields({ cut, onChange }: { cut: Cut; onChange: (cut: Cut) => void }) {
  const t = useTranslations("dc.cut");
  const trpc = useTRPC();
  const routes = useQuery(trpc.pool.routes.queryOptions({}));
  const dcs = useQuery(trpc.stock.dcs.queryOptions());
  const change = (part: Partial<Cut>) => onChange({ ...cut, ...part });
  return (
    <div className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1.5fr)_repeat(3,minmax(0,1fr))]">
      <Combobox
        label={t("route")}
        placeholder={t("route")}
        value={cut.route}
        onChange={(route) => change({ route })}
        options={(routes.data ?? []).map(({ route, name }) => ({ value: route, label: name, note: route }))}
      />
      <Select
        label={t("dc")}
        value={cut.dc ?? every}
        onChange={(dc) => change({ dc: only(dc) })}
        options={[
          { value: every, label: t("anyDc") },
          ...(dcs.data ?? []).map(({ dc, name }) => ({ value: dc, label: `${dc} ${name}` })),
        ]}
      />
      <Select
        label={t("pickType")}
        value={cut.pickType ?? every}
        onChange={(pickType) => change({ pickType: only(pickType) })}
        options={[
          { value: every, label: t("anyPickType") },
          ...pickTypes.map((value) => ({ value, label: t(value) })),
        ]}
      />
      <Select
        label={t("temperature")}
        value={cut.temperature ?? every}
        onChange={(temperature) => change({ temperature: only(temperature) })}
        options={[
          { value: every, label: t("anyTemperature") },
          ...temperatures.map((value) => ({ value, label: t(value) })),
        ]}
      />
    </div>
  );
}

/** A cut in words: what it is narrowed to, nothing when it takes everything. */
export function useCutWords() {
  const t = useTranslations("dc.cut");
  return ({
    dc,
    pickType,
    temperature,
  }: { [K in "dc" | "pickType" | "temperature"]?: Cut[K] | null }): string =>
    [dc, pickType && t(pickType), temperature && t(temperature)].filter(Boolean).join(" · ");
}
