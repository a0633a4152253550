"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Select } from "@/app/_ui/select";
import { type ItemRank, itemRanks } from "@/server/order/schema";
import { type SheetIndex, type SheetItem, supplyOf } from "../_lib/sheet-index";
import { usePace } from "../_lib/use-pace";
import { useReason } from "./suggestion";

interface ItemDetailsProps {
  store: string;
  sheet: SheetIndex;
  item: SheetItem;
  suggested: number | undefined;
  onTake: (qty: number) => void;
  onClose: () => void;
}

/** Everything about an item that the row has no room for, and the store's own notes on it. */
export function ItemDetails({ store, sheet, item, suggested, onTake, onClose }: ItemDetailsProps) {
  const t = useTranslations("store.order.details");
  const kit = useTranslations("common.kit");
  const format = useFormat();
  const reasonOf = useReason(sheet);
  const pace = usePace(sheet);
  const unit = item.isWeighed ? "kg" : item.unit;
  const quantity = (each: number) => <Quantity qty={each} unit={item.unit} isWeighed={item.isWeighed} />;
  const { perDay, cover } = pace(item);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={item.name}
      description={[item.code, item.barcode, item.spec].filter(Boolean).join(" · ")}
      actions={
        <Button size="touch" onClick={onClose}>
          {kit("close")}
        </Button>
      }
    >
      <Figures
        figures={[
          { label: t("price"), value: `${format.money(item.priceFen)} / ${unit}` },
          { label: t("pack"), value: quantity(item.casePackEach) },
          { label: t("stock"), value: quantity(item.stockEach) },
          { label: t("onOrder"), value: quantity(item.onOrderEach) },
          { label: t("perDay"), value: perDay ?? "–" },
          { label: t("cover"), value: cover ?? "–" },
          {
            label: t("dc", { dc: sheet.dcs[item.dc]?.name ?? "–" }),
            value: supplyOf(item) === "none" ? t("dcNone") : quantity(item.availableEach),
          },
        ]}
      />
      {suggested !== undefined && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-md bg-accent-soft px-3 py-2">
          <p className="min-w-0 flex-1 basis-48">{reasonOf(item)}</p>
          <Button size="large" variant="primary" onClick={() => onTake(suggested)}>
            {t("take", { qty: format.quantity(suggested, item.isWeighed), unit })}
          </Button>
        </div>
      )}
      <Marks key={item.code} store={store} item={item} />
    </Dialog>
  );
}

/** The star, the rank and the shelf minimum: kept with the store, on every device of it. */
function Marks({ store, item }: { store: string; item: SheetItem }) {
  const t = useTranslations("store.order.details");
  const trpc = useTRPC();
  const [shelfMin, setShelfMin] = useState(item.shelfMinEach);
  const mark = useCommand(trpc.order.markItem.mutationOptions(), {
    invalidates: [trpc.order.sheet.queryKey({ store })],
  });
  const set = (marks: { favourite?: boolean; rank?: ItemRank; shelfMin?: number }) =>
    mark.run({ store, item: item.code, ...marks });
  return (
    <div className="mt-4 grid gap-3 border-t pt-4">
      <Button
        size="large"
        aria-pressed={item.isFavourite}
        isLoading={mark.isRunning}
        icon={<Star aria-hidden className={cn(item.isFavourite && "fill-current text-attention")} />}
        onClick={() => set({ favourite: !item.isFavourite })}
      >
        {item.isFavourite ? t("unstar") : t("star")}
      </Button>
      <Field id="rank" label={t("rank")} help={t("rankHelp")}>
        <Select
          id="rank"
          value={item.rank}
          onChange={(rank: ItemRank) => set({ rank })}
          options={itemRanks.map((rank) => ({ value: rank, label: t(`ranks.${rank}`) }))}
        />
      </Field>
      <Field id="shelf-min" label={t("shelfMin")} help={t("shelfMinHelp")}>
        <span className="flex items-center gap-2">
          <QuantityInput
            id="shelf-min"
            label={t("shelfMin")}
            value={shelfMin}
            unit={item.isWeighed ? "g" : item.unit}
            onChange={setShelfMin}
          />
          <Button
            disabled={shelfMin === item.shelfMinEach || mark.isRunning}
            onClick={() => set({ shelfMin })}
          >
            {t("save")}
          </Button>
        </span>
      </Field>
    </div>
  );
}
