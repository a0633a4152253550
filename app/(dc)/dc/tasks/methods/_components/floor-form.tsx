"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Switch } from "@/app/_ui/checkbox";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { cartTotesMax, caseMethods, looseMethods } from "@/server/wave/schema";
import { SimpleTable } from "../../../_components/simple-table";

type Settings = RouterOutputs["wave"]["floorSettings"];
type CaseMethod = Settings["case"];
type LooseMethod = Settings["loose"];
type Method = CaseMethod | LooseMethod;

/** Stands for a zone that goes by the DC's method: a select has no empty value. */
const asDc = "as-dc";

/** The lengths by which walks are routed and pick time is estimated. */
const lengths = ["cellCm", "aisleCm", "entryCm", "exitCm"] as const;

/** Methods of the DC, of its zones, the visits, the cart and the layout; saved as a whole, for the waves released from then on. */
export function FloorForm({ settings }: { settings: Settings }) {
  const t = useTranslations("dc.floor");
  const method = useTranslations("dc.method");
  const trpc = useTRPC();
  const [draft, setDraft] = useState(settings);
  const save = useCommand(trpc.wave.setFloor.mutationOptions(), { done: t("saved"), onRefused: () => true });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings);
  const change = (part: Partial<Settings>) => setDraft((before) => ({ ...before, ...part }));
  const changeZone = (zone: string, part: { case?: CaseMethod | null; loose?: LooseMethod | null }) =>
    change({ zones: draft.zones.map((row) => (row.zone === zone ? { ...row, ...part } : row)) });
  const words = <M extends Method>(methods: readonly M[]) =>
    methods.map((value) => ({ value, label: method(value as Method) }));
  const ofZone = <M extends Method>(methods: readonly M[], usual: M) => [
    { value: asDc as typeof asDc | M, label: t("asDc", { method: method(usual as Method) }) },
    ...words(methods),
  ];
  const { name: _, ...input } = draft;

  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <Card title={t("whole")}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Labelled label={t("case")} help={t("caseHelp")}>
            <Select
              label={t("case")}
              value={draft.case}
              onChange={(next) => change({ case: next })}
              options={words(caseMethods)}
            />
          </Labelled>
          <Labelled label={t("loose")} help={t("looseHelp")}>
            <Select
              label={t("loose")}
              value={draft.loose}
              onChange={(next) => change({ loose: next })}
              options={words(looseMethods)}
            />
          </Labelled>
          <Labelled label={t("visits")} help={t("visitsHelp")}>
            <Select
              label={t("visits")}
              value={String(draft.shortVisits)}
              onChange={(next) => change({ shortVisits: Number(next) })}
              options={["1", "2"].map((value) => ({ value, label: t("times", { count: Number(value) }) }))}
            />
          </Labelled>
          <Labelled label={t("cart")} help={t("cartHelp")}>
            <QuantityInput
              label={t("cart")}
              unit={t("totes", { count: draft.cartTotes })}
              value={draft.cartTotes}
              onChange={(cartTotes) => change({ cartTotes })}
              min={1}
              max={cartTotesMax}
            />
          </Labelled>
        </div>
        <div className="mt-4 flex flex-col gap-1">
          <Switch
            isChecked={draft.asksTote}
            onChange={(asksTote) => change({ asksTote })}
            label={t("asksTote")}
          />
          <p className="text-table text-quiet">{t("asksToteHelp")}</p>
        </div>
      </Card>
      {draft.zones.length > 0 && (
        <SimpleTable
          hasCards
          label={t("zones")}
          heads={[{ label: t("zone") }, { label: t("case") }, { label: t("loose") }]}
          rows={draft.zones}
          rowId={({ zone }) => zone}
          cells={(row) => [
            <span key="zone" className="font-medium">
              {row.zone}
            </span>,
            <Select
              key="case"
              label={`${row.zone} ${t("case")}`}
              value={row.case ?? asDc}
              onChange={(next) => changeZone(row.zone, { case: next === asDc ? null : next })}
              options={ofZone(caseMethods, draft.case)}
            />,
            <Select
              key="loose"
              label={`${row.zone} ${t("loose")}`}
              value={row.loose ?? asDc}
              onChange={(next) => changeZone(row.zone, { loose: next === asDc ? null : next })}
              options={ofZone(looseMethods, draft.loose)}
            />,
          ]}
        />
      )}
      <Card title={t("layout")}>
        <p className="mb-3 text-quiet">{t("layoutHelp")}</p>
        <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-4">
          {lengths.map((length) => (
            <Labelled key={length} label={t(length)} help={t(`${length}Help`)}>
              <QuantityInput
                label={t(length)}
                unit={t("cm")}
                value={draft.layout[length]}
                onChange={(cm) => change({ layout: { ...draft.layout, [length]: cm } })}
                step={10}
                min={length === "cellCm" || length === "aisleCm" ? 10 : 0}
                max={length === "cellCm" ? 2_000 : 5_000}
              />
            </Labelled>
          ))}
        </div>
      </Card>
      {save.sentence && <Refusal sentence={save.sentence} />}
      <div className="flex items-center gap-3">
        <Button
          variant="primary"
          size="large"
          disabled={!isChanged}
          isLoading={save.isRunning}
          onClick={() => save.run(input)}
        >
          {t("save")}
        </Button>
        <p className="text-quiet">{t("fromNext")}</p>
      </div>
    </div>
  );
}

function Labelled({ label, help, children }: { label: string; help: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium">{label}</span>
      {children}
      <span className="text-table text-quiet">{help}</span>
    </div>
  );
}
