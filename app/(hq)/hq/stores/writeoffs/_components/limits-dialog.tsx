"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMoney } from "@/app/_lib/read-money";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { formatFen } from "@/server/shared/fen";

/** How much direct stores write off by themselves: a limit for one document, a share of a month's sales for all. */
export function LimitsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.writeOffs");
  const settings = useQuery(useTRPC().shrinkage.settings.queryOptions());
  return (
    <Dialog isOpen onClose={onClose} title={t("limits")} description={t("limitsText")}>
      {settings.data ? <Limits now={settings.data} onClose={onClose} /> : <LinesSkeleton lines={4} />}
    </Dialog>
  );
}

function Limits({ now, onClose }: { now: RouterOutputs["shrinkage"]["settings"]; onClose: () => void }) {
  const t = useTranslations("hq.writeOffs");
  const [limit, setLimit] = useState(formatFen(now.autoLimitFen));
  // A percentage with two decimals is read like an amount: 0.50 % are 50 hundredths.
  const [share, setShare] = useState(formatFen(now.budgetBp));
  const command = useCommand(useTRPC().shrinkage.configure.mutationOptions(), {
    done: t("limitsDone"),
    onDone: onClose,
    onRefused: () => true,
  });
  const budgetBp = readMoney(share);
  const isWhole = readMoney(limit) !== undefined && budgetBp !== undefined && budgetBp <= 10_000;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) command.run({ autoLimit: formatFen(readMoney(limit) ?? 0), budgetBp });
      }}
    >
      <Field id="write-off-limit" label={t("limit")} help={t("limitHelp")}>
        <MoneyInput id="write-off-limit" value={limit} onChange={setLimit} />
      </Field>
      <Field id="write-off-budget" label={t("budget")} help={t("budgetHelp")}>
        <TextInput
          id="write-off-budget"
          inputMode="decimal"
          value={share}
          onChange={setShare}
          suffix={<span className="text-quiet">%</span>}
        />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button type="submit" variant="primary" size="large" disabled={!isWhole} isLoading={command.isRunning}>
        {t("save")}
      </Button>
    </form>
  );
}
