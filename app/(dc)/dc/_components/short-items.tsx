"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Quantity } from "@/app/_ui/quantity";
import { StoreName } from "./cells";
import { SimpleTable } from "./simple-table";

export interface ShortItem {
  dc: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  orderedEach: number;
  allocatedEach: number;
}

/** Items of which a run could not give everybody all that was ordered. */
export function ShortItems({ items }: { items: readonly ShortItem[] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  return (
    <SimpleTable
      label={t("tabShort")}
      heads={[
        { label: t("item") },
        { label: t("dc") },
        { label: t("orderedQty"), isEnd: true },
        { label: t("allocatedQty"), isEnd: true },
        { label: t("missingQty"), isEnd: true },
      ]}
      rows={items}
      rowId={(row) => `${row.dc} ${row.item}`}
      cells={({ item, name, dc, unit, isWeighed, orderedEach, allocatedEach }) => [
        <StoreName key="item" code={item} name={name} />,
        dc,
        <Quantity key="ordered" qty={orderedEach} isWeighed={isWeighed} unit={unit} />,
        <Quantity key="allocated" qty={allocatedEach} isWeighed={isWeighed} unit={unit} />,
        <span key="missing" className="font-medium text-attention">
          {format.quantity(orderedEach - allocatedEach, isWeighed)}
        </span>,
      ]}
    />
  );
}
