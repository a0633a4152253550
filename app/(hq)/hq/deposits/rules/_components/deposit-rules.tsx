"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Switch } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { ApproverLimits } from "./approver-limits";

type Settings = RouterOutputs["account"]["deposits"]["settings"];

/** The rules of the desk; only a finance supervisor changes them. */
export function DepositRules({ mayChange }: { mayChange: boolean }) {
  const settings = useQuery(useTRPC().account.deposits.settings.queryOptions());
  return (
    <QueryPane query={settings}>
      {(data) => (
        <div className="grid max-w-5xl gap-4 lg:grid-cols-2">
          <RulesForm settings={data} mayChange={mayChange} />
          <ApproverLimits approvers={data.approvers} mayChange={mayChange} />
        </div>
      )}
    </QueryPane>
  );
}

function RulesForm({ settings, mayChange }: { settings: Settings; mayChange: boolean }) {
  const t = useTranslations("hq.depositRules");
  const { approvers: _, ...stored } = settings;
  const [rules, setRules] = useState(stored);
  const save = useCommand(useTRPC().account.deposits.setSettings.mutationOptions(), { done: t("saved") });
  const change = (part: Partial<typeof rules>) => setRules((now) => ({ ...now, ...part }));
  return (
    <Card title={t("title")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.run(rules);
        }}
      >
        <Field id="second-approver-from" label={t("secondApproverFrom")} help={t("secondApproverFromHelp")}>
          <MoneyInput
            id="second-approver-from"
            value={rules.secondApproverFrom}
            onChange={(secondApproverFrom) => change({ secondApproverFrom })}
            disabled={!mayChange}
          />
        </Field>
        <Field id="expire-days" label={t("expireDays")} help={t("expireDaysHelp")}>
          <QuantityInput
            label={t("expireDays")}
            value={rules.expireDays}
            onChange={(expireDays) => change({ expireDays })}
            min={1}
            max={365}
          />
        </Field>
        <Switch
          label={t("evidenceDesk")}
          isChecked={rules.isEvidenceNeededDesk}
          onChange={(isEvidenceNeededDesk) => change({ isEvidenceNeededDesk })}
        />
        <Switch
          label={t("evidenceApi")}
          isChecked={rules.isEvidenceNeededApi}
          onChange={(isEvidenceNeededApi) => change({ isEvidenceNeededApi })}
        />
        {save.sentence && <Refusal sentence={save.sentence} />}
        {mayChange ? (
          <Button type="submit" variant="primary" isLoading={save.isRunning} className="self-start">
            {t("save")}
          </Button>
        ) : (
          <p className="text-quiet">{t("onlySupervisor")}</p>
        )}
      </form>
    </Card>
  );
}
