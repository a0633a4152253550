"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Switch } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { TextInput } from "@/app/_ui/text-input";
import { type Draft, dueFen, lacking, type Stop } from "../_lib/stop";

/** What is paid at the door, by QR code: what is due stands there already. */
export function CollectPart({
  stop,
  draft,
  set,
}: {
  stop: Stop;
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}) {
  const t = useTranslations("dc.handover");
  const format = useFormat();
  const id = useId();
  const isWrong = lacking(stop, draft).includes("amount");
  return (
    <section className="flex flex-col gap-3 border-t pt-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-base font-semibold">
          {t("collectTitle", { amount: format.money(dueFen(stop)) })}
        </h2>
        <Switch isChecked={draft.isPaid} onChange={(isPaid) => set({ isPaid })} label={t("paidNow")} />
      </div>
      {draft.isPaid && (
        <>
          <Field
            id={`${id}a`}
            label={t("amount")}
            error={isWrong ? t("amountWrong", { amount: format.money(dueFen(stop)) }) : undefined}
          >
            <MoneyInput id={`${id}a`} value={draft.amount} onChange={(amount) => set({ amount })} />
          </Field>
          <Field id={`${id}r`} label={t("reference")} help={t("referenceHelp")}>
            <TextInput
              id={`${id}r`}
              value={draft.reference}
              onChange={(reference) => set({ reference })}
              maxLength={64}
              autoComplete="off"
            />
          </Field>
        </>
      )}
      {!draft.isPaid && <p className="text-quiet">{t("notPaid")}</p>}
    </section>
  );
}
