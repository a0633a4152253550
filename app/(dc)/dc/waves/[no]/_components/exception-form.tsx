"use client";

import { useQuery } from "@tanstack/react-query";
import { CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { readWhole } from "@/app/_lib/read-money";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { useStatusWord } from "@/app/_ui/status-chip";
import { TextInput } from "@/app/_ui/text-input";
import type { PickedLess, ShortReason } from "./exception-list";
import { type ItemTotal, itemTotals } from "./item-totals";

interface ExceptionFormProps {
  deliveries: RouterOutputs["wave"]["floor"]["deliveries"];
  onAdd: (exception: PickedLess) => void;
}

const reasons = ["empty", "damaged", "not_found"] as const satisfies readonly ShortReason[];

/**
 * Keys in one exception: the list (scanned or typed), the item, what was really picked, why. Enter goes on and adds;
 * afterwards the same list waits for its next item, because shorts come list by list.
 */
export function ExceptionForm({ deliveries, onAdd }: ExceptionFormProps) {
  const t = useTranslations("dc.confirm");
  const format = useFormat();
  const pick = useTranslations("dc.pick");
  const word = useStatusWord();
  const trpc = useTRPC();
  const itemBox = useRef<HTMLInputElement>(null);
  const quantityBox = useRef<HTMLInputElement>(null);
  const [deliveryNo, setDeliveryNo] = useState<string | undefined>(undefined);
  const [itemCode, setItemCode] = useState<string | undefined>(undefined);
  const [text, setText] = useState("");
  const [reason, setReason] = useState<ShortReason>("empty");
  const [problem, setProblem] = useState<string | undefined>(undefined);

  const chosen = deliveries.find(({ delivery }) => delivery === deliveryNo);
  const detail = useQuery({
    ...trpc.delivery.get.queryOptions({ delivery: deliveryNo ?? "" }),
    enabled: deliveryNo !== undefined,
  });
  const items = useMemo(() => itemTotals(detail.data?.lines ?? []), [detail.data]);
  const item = items.find(({ item: code }) => code === itemCode);
  const deliveryOptions = useMemo(
    () =>
      deliveries
        .filter(({ status }) => status !== "void")
        .map((d) => ({
          value: d.delivery,
          label: `${d.store} ${d.storeName}`,
          note: `${d.delivery} · ${pick(d.pickType)}`,
        })),
    [deliveries, pick],
  );
  const itemOptions = useMemo(
    () => items.map((one) => ({ value: one.item, label: `${one.item} ${one.name}`, note: one.barcode })),
    [items],
  );

  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !item) return setProblem(t("chooseFirst"));
    const pickedEach = readPicked(text, item.isWeighed);
    if (pickedEach === undefined) return setProblem(t("noNumber"));
    if (pickedEach > item.allocatedEach) {
      return setProblem(t("tooMany", { most: format.quantity(item.allocatedEach, item.isWeighed) }));
    }
    onAdd(exceptionOf(chosen, item, pickedEach, reason));
    setProblem(undefined);
    setItemCode(undefined);
    setText("");
    itemBox.current?.focus();
  };

  return (
    <form onSubmit={add} className="flex flex-col gap-3 rounded-lg border bg-sunken p-4">
      <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Field
          id="exception-delivery"
          label={t("delivery")}
          help={chosen ? `${chosen.delivery} · ${pick(chosen.pickType)}` : t("deliveryHelp")}
        >
          <Combobox
            id="exception-delivery"
            value={deliveryNo}
            onChange={(next) => {
              setDeliveryNo(next);
              setItemCode(undefined);
              if (next) requestAnimationFrame(() => itemBox.current?.focus());
            }}
            options={deliveryOptions}
            placeholder={t("deliveryPlaceholder")}
          />
        </Field>
        <Field id="exception-item" label={t("item")} help={t("itemHelp")}>
          <Combobox
            id="exception-item"
            ref={itemBox}
            value={itemCode}
            onChange={(next) => {
              setItemCode(next);
              if (next) requestAnimationFrame(() => quantityBox.current?.focus());
            }}
            options={itemOptions}
            isSearching={detail.isFetching}
            disabled={deliveryNo === undefined}
            placeholder={t("itemPlaceholder")}
          />
        </Field>
      </div>
      <div className="grid items-end gap-3 md:grid-cols-[minmax(0,1fr)_12rem_auto]">
        <Field
          id="exception-picked"
          label={item ? t("pickedOf", wanted(item, format.quantity)) : t("picked")}
          error={problem}
        >
          <TextInput
            id="exception-picked"
            ref={quantityBox}
            value={text}
            onChange={setText}
            inputMode="decimal"
            aria-invalid={problem !== undefined}
            aria-describedby="exception-picked-note"
            suffix={item && <span className="text-quiet">{item.isWeighed ? "kg" : item.unit}</span>}
          />
        </Field>
        <Field id="exception-reason" label={t("reason")}>
          <Select
            id="exception-reason"
            label={t("reason")}
            value={reason}
            onChange={setReason}
            options={reasons.map((value) => ({ value, label: word("reason", value) }))}
          />
        </Field>
        <Button type="submit" size="large" icon={<CornerDownLeft aria-hidden />}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

const wanted = (item: ItemTotal, write: (qty: number, isWeighed: boolean) => string) => ({
  allocated: `${write(item.allocatedEach, item.isWeighed)} ${item.isWeighed ? "kg" : item.unit}`,
});

/** Pieces as typed, or kilograms of a weighed item in grams. */
function readPicked(text: string, isWeighed: boolean): number | undefined {
  if (!isWeighed) return readWhole(text);
  const match = /^(\d{1,4})(?:\.(\d{1,3}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 1_000 + Number((match[2] ?? "").padEnd(3, "0")) : undefined;
}

function exceptionOf(
  delivery: ExceptionFormProps["deliveries"][number],
  item: ItemTotal,
  pickedEach: number,
  reason: ShortReason,
): PickedLess {
  return {
    delivery: delivery.delivery,
    store: delivery.store,
    storeName: delivery.storeName,
    item: item.item,
    itemName: item.name,
    unit: item.unit,
    isWeighed: item.isWeighed,
    allocatedEach: item.allocatedEach,
    pickedEach,
    reason: pickedEach < item.allocatedEach ? reason : undefined,
  };
}
