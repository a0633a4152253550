"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMoney } from "@/app/_lib/read-money";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { formatFen } from "@/server/shared/fen";
import { faultOf } from "@/server/shared/gtin";

/** A scanned code that nobody knows, its name and its price: it can be sold at once. */
export function NewItem({ store, barcode: scanned }: { store: string; barcode: string }) {
  const t = useTranslations("store.newItem");
  const scan = useTranslations("store.scan");
  const router = useRouter();
  const [barcode, setBarcode] = useState(scanned);
  const [name, setName] = useState("");
  const [price, setPrice] = useState("");
  const [spec, setSpec] = useState("");
  const [unit, setUnit] = useState("");
  const command = useCommand(useTRPC().retail.createOwnItem.mutationOptions(), {
    done: (made) => t("done", { name: made.name }),
    onDone: (made) => router.push(`/store/stock/${encodeURIComponent(made.item)}` as Route),
    onRefused: () => true,
  });
  const fen = readMoney(price);
  const isWhole = faultOf(barcode) === undefined && name.trim() !== "" && fen !== undefined && fen > 0;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) command.run({ store, barcode, name, price: formatFen(fen), spec, unit });
      }}
    >
      <PageHeader back={{ href: "/store/scan", label: scan("title") }} title={t("title")} text={t("text")} />
      <Field
        id="item-barcode"
        label={t("barcode")}
        error={faultOf(barcode) === "check" ? t("checkDigit") : undefined}
      >
        <TextInput
          id="item-barcode"
          inputMode="numeric"
          maxLength={14}
          value={barcode}
          onChange={setBarcode}
        />
      </Field>
      <Field id="item-name" label={t("name")}>
        <TextInput id="item-name" autoFocus maxLength={100} value={name} onChange={setName} />
      </Field>
      <Field id="item-price" label={t("price")}>
        <MoneyInput id="item-price" value={price} onChange={setPrice} />
      </Field>
      <Field id="item-spec" label={t("spec")} help={t("specHelp")}>
        <TextInput id="item-spec" maxLength={100} value={spec} onChange={setSpec} />
      </Field>
      <Field id="item-unit" label={t("unit")} help={t("unitHelp")}>
        <TextInput id="item-unit" maxLength={20} value={unit} onChange={setUnit} />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          type="submit"
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={!isWhole}
          focusableWhenDisabled
          isLoading={command.isRunning}
        >
          {t("create")}
        </Button>
      </PinnedAction>
    </form>
  );
}
