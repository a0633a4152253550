"use client";

import { Trash2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { priceReasons } from "@/server/retail/schema";
import { StoreHere } from "../../_components/store-here";
import type { PriceDraft } from "../_lib/price-draft";
import { usePrices } from "../_lib/use-prices";
import { isReviewed } from "./price-pad";
import { PriceScan } from "./price-scan";

interface NewPricesProps {
  store: string;
  isDirect: boolean;
  first: string | undefined;
}

/** Scan items and type their new prices, say from when, send. What was typed stays on the device until it is sent. */
export function NewPrices({ store, isDirect, first }: NewPricesProps) {
  const t = useTranslations("store.prices");
  const format = useFormat();
  const router = useRouter();
  const { draft, put, remove, change, send, isSending, sentence } = usePrices(store, (sent) =>
    router.push(`/store/prices/${sent.change}` as Route),
  );
  const { lines } = draft;
  const isWhole = !isDirect || draft.until !== "";
  const isAsked = isDirect || lines.some((line) => line.isReviewed);
  const isAtOnce = !isAsked && draft.from === "";
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <PageHeader
        back={{ href: "/store/prices", label: t("title") }}
        title={t("new")}
        text={isDirect ? t("directText") : undefined}
      />
      <StoreHere store={store} />
      <PriceScan
        store={store}
        first={first}
        label={t("scan")}
        wished={(item) => lines.find((line) => line.item === item)?.priceFen}
        onTake={(found, priceFen) => {
          const { item, name, unit, isWeighed, priceFen: oldFen } = found;
          put({ item, name, unit, isWeighed, oldFen, priceFen, isReviewed: isReviewed(found, priceFen) });
        }}
      />
      {lines.length === 0 ? (
        <p className="py-4 text-center text-quiet">{t("empty")}</p>
      ) : (
        <ul aria-label={t("wished")} className="divide-y rounded-lg border bg-raised">
          {lines.map((line) => (
            <li key={line.item} className="flex min-h-14 items-center justify-between gap-3 py-1 pr-2 pl-4">
              <span className="min-w-0">
                <span className="block font-medium">{line.name}</span>
                <span className="text-sm text-quiet">{line.item}</span>
              </span>
              <span className="flex items-center gap-1 whitespace-nowrap">
                <OldAndNew
                  oldFen={line.oldFen}
                  priceFen={line.priceFen}
                  unit={line.isWeighed ? "kg" : line.unit}
                />
                <IconButton label={t("remove", { name: line.name })} onClick={() => remove(line.item)}>
                  <Trash2 aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <Terms draft={draft} isDirect={isDirect} change={change} />}
      {sentence && <Refusal sentence={sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={lines.length === 0 || !isWhole}
          focusableWhenDisabled
          isLoading={isSending}
          onClick={() => (isAtOnce ? setIsAsking(true) : send())}
        >
          {isAsked
            ? t("ask", { count: lines.length })
            : draft.from === ""
              ? t("changeNow", { count: lines.length })
              : t("changeFrom", { count: lines.length, at: format.instant(`${draft.from}:00+08:00`) })}
        </Button>
      </PinnedAction>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("sureTitle", { count: lines.length })}
        confirm={t("sure")}
        isRunning={isSending}
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          send();
        }}
      >
        {t("sureText")}
      </ConfirmDialog>
    </>
  );
}

function Terms({
  draft,
  isDirect,
  change,
}: {
  draft: PriceDraft;
  isDirect: boolean;
  change: (part: Partial<Pick<PriceDraft, "from" | "until" | "reason" | "note">>) => void;
}) {
  const t = useTranslations("store.prices");
  return (
    <>
      <Field id="price-from" label={t("from")} help={t("fromHelp")}>
        <TextInput
          id="price-from"
          type="datetime-local"
          value={draft.from}
          onChange={(from) => change({ from })}
        />
      </Field>
      <Field id="price-until" label={t("until")} help={t(isDirect ? "untilHelpDirect" : "untilHelp")}>
        <TextInput
          id="price-until"
          type="datetime-local"
          required={isDirect}
          value={draft.until}
          onChange={(until) => change({ until })}
        />
      </Field>
      {isDirect && (
        <Field id="price-reason" label={t("reason")}>
          <Select
            id="price-reason"
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            options={priceReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        </Field>
      )}
      <Field id="price-note" label={t("note")}>
        <TextInput id="price-note" maxLength={200} value={draft.note} onChange={(note) => change({ note })} />
      </Field>
    </>
  );
}

/** "¥5.00 → ¥5.50", the old one quiet. */
export function OldAndNew({
  oldFen,
  priceFen,
  unit,
}: {
  oldFen: number | null;
  priceFen: number;
  unit?: string;
}) {
  const format = useFormat();
  return (
    <span>
      <s className="mr-2 text-sm text-quiet">{oldFen === null ? "–" : format.money(oldFen)}</s>
      <strong className="font-semibold">{format.money(priceFen)}</strong>
      {unit && <span className="text-sm text-quiet"> / {unit}</span>}
    </span>
  );
}
