"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMoney } from "@/app/_lib/read-money";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { formatFen } from "@/server/shared/fen";
import { PriceLocks } from "./price-locks";

/** How far franchise stores price by themselves, what no store prices, and whose price a takeover keeps. */
export function PriceRules({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.prices.rules");
  const settings = useQuery(useTRPC().retail.settings.queryOptions());
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} description={t("text")}>
      {settings.data ? <Rules now={settings.data} /> : <LinesSkeleton lines={4} />}
      <PriceLocks />
    </Dialog>
  );
}

function Rules({ now }: { now: RouterOutputs["retail"]["settings"] }) {
  const t = useTranslations("hq.prices.rules");
  // A percentage with two decimals is read like an amount: 10.00 % are 1000 hundredths.
  const [corridor, setCorridor] = useState(now.corridorBp === null ? "" : formatFen(now.corridorBp));
  const [overridePrice, setOverridePrice] = useState(now.overridePrice);
  const command = useCommand(useTRPC().retail.configure.mutationOptions(), {
    done: t("done"),
    onRefused: () => true,
  });
  const corridorBp = corridor.trim() === "" ? null : readMoney(corridor);
  const isWhole = corridorBp !== undefined && (corridorBp ?? 0) >= 0 && (corridorBp ?? 0) <= 100_000;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) command.run({ corridorBp, overridePrice });
      }}
    >
      <Field id="price-corridor" label={t("corridor")} help={t("corridorHelp")}>
        <TextInput
          id="price-corridor"
          inputMode="decimal"
          value={corridor}
          onChange={setCorridor}
          suffix={<span className="text-quiet">%</span>}
        />
      </Field>
      <Checkbox label={t("override")} isChecked={overridePrice} onChange={setOverridePrice} />
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button type="submit" variant="primary" size="large" disabled={!isWhole} isLoading={command.isRunning}>
        {t("save")}
      </Button>
    </form>
  );
}
