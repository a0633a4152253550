"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { IconButton } from "@/app/_ui/icon-button";
import { Quantity } from "@/app/_ui/quantity";
import { StatusChip } from "@/app/_ui/status-chip";
import { StoreName } from "../../../_components/cells";
import { SimpleTable } from "../../../_components/simple-table";

export type ShortReason = "empty" | "damaged" | "not_found";

/** A line of the printed list that was picked otherwise than printed. */
export interface PickedLess {
  delivery: string;
  store: string;
  storeName: string;
  item: string;
  itemName: string;
  unit: string;
  isWeighed: boolean;
  allocatedEach: number;
  pickedEach: number;
  /** Undefined when all of it was picked after all. */
  reason: ShortReason | undefined;
}

interface ExceptionListProps {
  exceptions: readonly PickedLess[];
  onRemove: (exception: PickedLess) => void;
}

/** What will be short once the wave is confirmed; the newest first. */
export function ExceptionList({ exceptions, onRemove }: ExceptionListProps) {
  const t = useTranslations("dc.confirm");
  const format = useFormat();
  return (
    <SimpleTable
      label={t("list")}
      heads={[
        { label: t("store") },
        { label: t("item") },
        { label: t("picked"), isEnd: true },
        { label: t("willBeShort"), isEnd: true },
        { label: t("reason") },
        { label: t("removeHead"), isHidden: true },
      ]}
      rows={exceptions}
      rowId={(row) => `${row.delivery} ${row.item}`}
      cells={(row) => [
        <span key="store">
          <StoreName code={row.store} name={row.storeName} />
          <span className="block text-quiet">{row.delivery}</span>
        </span>,
        <StoreName key="item" code={row.item} name={row.itemName} />,
        <span key="picked">
          {format.quantity(row.pickedEach, row.isWeighed)} /{" "}
          <Quantity qty={row.allocatedEach} isWeighed={row.isWeighed} unit={row.unit} />
        </span>,
        <span key="short" className="font-medium text-attention">
          {format.quantity(row.allocatedEach - row.pickedEach, row.isWeighed)}
        </span>,
        row.reason ? <StatusChip key="reason" kind="reason" status={row.reason} /> : t("full"),
        <IconButton key="remove" label={t("remove", { item: row.item })} onClick={() => onRemove(row)}>
          <X aria-hidden />
        </IconButton>,
      ]}
    />
  );
}
