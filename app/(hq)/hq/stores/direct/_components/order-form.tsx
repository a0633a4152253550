"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterInputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { parseCost } from "@/server/shared/cost";
import { valueFen } from "@/server/shared/value";
import { useItemSearch } from "../../../_lib/use-item-search";
import { useStoreSearch } from "../../../_lib/use-store-search";

interface Line {
  key: number;
  item: string | undefined;
  name: string;
  unit: string;
  isWeighed: boolean;
  qty: string;
  cost: string;
}
const emptyLine = (key: number): Line => ({
  ...{ key, item: undefined, name: "", unit: "", isWeighed: false },
  ...{ qty: "", cost: "" },
});

/** Pieces, or kilograms with three decimals in grams; undefined for anything else. */
function quantityOf({ qty, isWeighed }: Line): number | undefined {
  const text = qty.trim();
  if (!(isWeighed ? /^\d{1,6}(\.\d{1,3})?$/ : /^\d{1,7}$/).test(text)) return undefined;
  const each = Math.round(Number(text) * (isWeighed ? 1_000 : 1));
  return each > 0 ? each : undefined;
}

function costOf({ cost }: Line): number | undefined {
  const micro = parseCost(cost.trim());
  return micro === undefined || micro < 0 ? undefined : micro;
}

type Order = Omit<RouterInputs["direct"]["createOrder"], "requestId">;

/** Headquarters order from a supplier for a store: what, how much, at which cost, by when. The store counts it when it comes. */
export function OrderForm({ onClose }: { onClose: (isMade: boolean) => void }) {
  const t = useTranslations("hq.direct.order");
  const format = useFormat();
  const trpc = useTRPC();
  const stores = useStoreSearch();
  const [store, setStore] = useState<string>();
  const [supplier, setSupplier] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<Line[]>([emptyLine(0)]);
  const create = useCommand(trpc.direct.createOrder.mutationOptions(), {
    done: ({ order }) => t("done", { order }),
    onDone: () => onClose(true),
    onRefused: () => true,
  });
  const set = (key: number, part: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const wished = lines.filter(({ item }) => item !== undefined);
  const amounts = wished.map((line) => {
    const [qtyEach, costMicro] = [quantityOf(line), costOf(line)];
    return qtyEach === undefined || costMicro === undefined
      ? undefined
      : valueFen({ qtyEach, costMicro, isWeighed: line.isWeighed });
  });
  const order: Order | undefined =
    store !== undefined && supplier.trim() !== "" && expectedOn !== "" && wished.length > 0
      ? {
          ...{ store, supplier: supplier.trim(), expectedOn, note: note.trim() },
          lines: wished.map((line) => ({
            item: line.item ?? "",
            qty: quantityOf(line) ?? 0,
            unitCost: line.cost.trim(),
          })),
        }
      : undefined;
  const isWhole = order !== undefined && amounts.every((fen) => fen !== undefined);
  return (
    <Drawer
      isOpen
      onClose={() => onClose(false)}
      width="wide"
      title={t("new")}
      actions={
        <Button
          variant="primary"
          disabled={!isWhole}
          isLoading={create.isRunning}
          onClick={() => order && create.run(order)}
        >
          {isWhole
            ? t("sendFor", {
                amount: format.money(amounts.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)),
              })
            : t("send")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="direct-store" label={t("store")}>
          <Combobox
            id="direct-store"
            label={t("store")}
            value={store}
            onChange={setStore}
            options={stores.options}
            onSearch={stores.setTyped}
            isSearching={stores.isSearching}
          />
        </Field>
        <SupplierInput store={store} value={supplier} onChange={setSupplier} />
        <div className="grid gap-4 md:grid-cols-2">
          <Field id="direct-day" label={t("expectedOn")}>
            <TextInput id="direct-day" type="date" value={expectedOn} onChange={setExpectedOn} />
          </Field>
          <Field id="direct-note" label={t("note")}>
            <TextInput id="direct-note" maxLength={200} value={note} onChange={setNote} />
          </Field>
        </div>
        <ul aria-label={t("goods")} className="flex flex-col gap-3">
          {lines.map((line) => (
            <LineInput
              key={line.key}
              line={line}
              fen={amounts[wished.indexOf(line)]}
              onChange={(part) => set(line.key, part)}
              onRemove={() => setLines((before) => before.filter(({ key }) => key !== line.key))}
            />
          ))}
        </ul>
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          onClick={() =>
            setLines((before) => [...before, emptyLine(Math.max(-1, ...before.map(({ key }) => key)) + 1)])
          }
        >
          {t("addLine")}
        </Button>
        {create.sentence && <Refusal sentence={create.sentence} />}
      </div>
    </Drawer>
  );
}

interface LineInputProps {
  line: Line;
  fen: number | undefined;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}

function LineInput({ line, fen, onChange, onRemove }: LineInputProps) {
  const t = useTranslations("hq.direct.order");
  const format = useFormat();
  const items = useItemSearch();
  const unit = line.isWeighed ? "kg" : line.unit;
  const known = line.item ? [{ value: line.item, label: `${line.name} · ${line.item}` }] : [];
  const options = [...known, ...items.options.filter(({ value }) => value !== line.item)];
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-2 border-b pb-3 last:border-b-0 md:grid-cols-[1fr_8rem_9rem_6rem_auto]">
      <Combobox
        className="min-w-0"
        label={t("item")}
        placeholder={t("item")}
        value={line.item}
        onChange={(item) => {
          const row = items.rows.find((one) => one.item === item);
          onChange(
            row
              ? { item, name: row.name, unit: row.unit, isWeighed: row.isWeighed }
              : item === undefined
                ? { item }
                : {},
          );
        }}
        options={options}
        onSearch={items.setTyped}
        isSearching={items.isSearching}
      />
      <IconButton className="md:order-last" label={t("remove", { name: line.name })} onClick={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
      <TextInput
        inputMode="decimal"
        aria-label={t("qtyOf", { name: line.name })}
        aria-invalid={(line.qty.trim() !== "" && quantityOf(line) === undefined) || undefined}
        placeholder={t("qty")}
        suffix={<span className="text-quiet">{unit}</span>}
        value={line.qty}
        onChange={(qty) => onChange({ qty })}
      />
      <TextInput
        inputMode="decimal"
        aria-label={t("costOf", { name: line.name })}
        aria-invalid={(line.cost.trim() !== "" && costOf(line) === undefined) || undefined}
        placeholder={t("cost")}
        suffix={<span className="text-quiet">{unit ? `¥/${unit}` : "¥"}</span>}
        value={line.cost}
        onChange={(cost) => onChange({ cost })}
      />
      <span className="text-right tabular-nums">{fen === undefined ? "–" : format.money(fen)}</span>
    </li>
  );
}

/** Who brings it: typed once, chosen afterwards. */
function SupplierInput({
  store,
  value,
  onChange,
}: {
  store: string | undefined;
  value: string;
  onChange: (supplier: string) => void;
}) {
  const t = useTranslations("hq.direct");
  const known = useQuery({
    ...useTRPC().direct.suppliers.queryOptions({ store: store ?? "" }),
    enabled: store !== undefined,
  });
  const others = (known.data ?? []).filter((one) => one !== value).slice(0, 4);
  return (
    <Field id="direct-supplier" label={t("columns.supplier")}>
      <TextInput id="direct-supplier" maxLength={100} value={value} onChange={onChange} />
      {others.length > 0 && (
        <span className="mt-2 flex flex-wrap gap-2">
          {others.map((one) => (
            <Button key={one} size="small" onClick={() => onChange(one)}>
              {one}
            </Button>
          ))}
        </span>
      )}
    </Field>
  );
}
