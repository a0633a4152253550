"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { DcChoice, useDc } from "../../_components/dc-choice";
import { bpOfPercent, percentOfBp } from "../../_lib/percent";

type Settings = RouterOutputs["warehouse"]["settings"];

/** The settings of the DC that is chosen; they count from the moment they are saved. */
export function SettingsScreen() {
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.settings.queryOptions({ dc: dc ?? "" }),
    enabled: dc !== undefined,
  });
  return (
    <>
      <div>
        <DcChoice />
      </div>
      <QueryPane query={query} skeleton={<TableSkeleton />}>
        {(settings) => <SettingsForm key={settings.dc} settings={settings} />}
      </QueryPane>
    </>
  );
}

const shares = ["overReceiptBp", "receiptRestBp", "shipRestBp"] as const;

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useTranslations("dc.stock.settings");
  const [percents, setPercents] = useState({
    overReceiptBp: percentOfBp(settings.overReceiptBp),
    receiptRestBp: percentOfBp(settings.receiptRestBp),
    shipRestBp: percentOfBp(settings.shipRestBp),
  });
  const [limit, setLimit] = useState(settings.adjustmentLimit);
  const [days, setDays] = useState(settings.expiringDays);
  const save = useCommand(useTRPC().warehouse.setSettings.mutationOptions(), {
    done: t("saved"),
    onRefused: () => true,
  });
  const bps = {
    overReceiptBp: bpOfPercent(percents.overReceiptBp),
    receiptRestBp: bpOfPercent(percents.receiptRestBp),
    shipRestBp: bpOfPercent(percents.shipRestBp),
  };
  const { overReceiptBp, receiptRestBp, shipRestBp } = bps;
  const isWhole = overReceiptBp !== undefined && receiptRestBp !== undefined && shipRestBp !== undefined;
  const send = () => {
    if (!isWhole) return;
    save.run({
      dc: settings.dc,
      overReceiptBp,
      receiptRestBp,
      shipRestBp,
      adjustmentLimit: limit,
      expiringDays: days,
    });
  };
  return (
    <Card className="max-w-3xl">
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="grid gap-5 md:grid-cols-2">
          {shares.map((share) => (
            <Field
              key={share}
              id={share}
              label={t(share)}
              help={t(`${share}Help`)}
              error={bps[share] === undefined ? t("percentWrong") : undefined}
            >
              <TextInput
                id={share}
                value={percents[share]}
                onChange={(text) => setPercents((before) => ({ ...before, [share]: text }))}
                inputMode="decimal"
                suffix="%"
                className="w-36 [&_input]:text-right"
              />
            </Field>
          ))}
          <Field id="limit" label={t("adjustmentLimit")} help={t("adjustmentLimitHelp")}>
            <MoneyInput id="limit" value={limit} onChange={setLimit} className="w-36" />
          </Field>
          <Field id="days" label={t("expiringDays")} help={t("expiringDaysHelp")}>
            <QuantityInput
              id="days"
              label={t("expiringDays")}
              value={days}
              onChange={setDays}
              min={1}
              max={365}
              unit={t("days")}
            />
          </Field>
        </div>
        {save.sentence && <Refusal sentence={save.sentence} />}
        <div>
          <Button type="submit" variant="primary" size="large" disabled={!isWhole} isLoading={save.isRunning}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
