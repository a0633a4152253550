"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { cardOf } from "../../_lib/stock-input";
import { type ExpiringRow, RestChip } from "./expiring-table";

interface ExpiringDrawerProps {
  dc: string;
  row: ExpiringRow | undefined;
  onClose: () => void;
  mayWriteOff: boolean;
}

/** Goods of one expiry date: what is there, what of it is promised, and their write-off. */
export function ExpiringDrawer({ dc, row, onClose, mayWriteOff }: ExpiringDrawerProps) {
  const t = useTranslations("dc.stock.expiring");
  const heads = useTranslations("dc.stock.expiring.columns");
  if (!row) return null;
  const of = (qty: number) => <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} />;
  return (
    <Drawer isOpen onClose={onClose} title={`${row.item} ${row.name}`}>
      <div className="flex flex-col gap-5">
        <div>
          <RestChip row={row} />
        </div>
        <Figures
          figures={[
            { label: heads("expiresOn"), value: row.expiresOn },
            { label: heads("qty"), value: of(row.qty) },
            { label: heads("planned"), value: of(row.planned) },
            { label: heads("locations"), value: row.locations || "–" },
          ]}
        />
        <div>
          <LinkButton href={cardOf(dc, row.item)}>{t("card")}</LinkButton>
        </div>
        {mayWriteOff && row.qty > row.planned && (
          <WriteOff key={`${row.item} ${row.expiresOn}`} dc={dc} row={row} onDone={onClose} />
        )}
      </div>
    </Drawer>
  );
}

/** Takes goods of this date out of the stock, with the reason; what is planned for delivery orders stays. */
function WriteOff({ dc, row, onDone }: { dc: string; row: ExpiringRow; onDone: () => void }) {
  const t = useTranslations("dc.stock.expiring");
  const words = useTranslations("dc.stock.adjustments");
  const most = row.qty - row.planned;
  const [qty, setQty] = useState(most);
  const [note, setNote] = useState("");
  const command = useCommand(useTRPC().warehouse.adjust.mutationOptions(), {
    done: ({ adjustment, status }) =>
      words(status === "approved" ? "posted" : "requested", { no: adjustment }),
    onDone,
    onRefused: () => true,
  });
  const send = () =>
    command.run({
      dc,
      item: row.item,
      qty: -qty,
      reason: "expired",
      expiresOn: row.expiresOn,
      note: note.trim() || t("usualNote", { day: row.expiresOn }),
    });
  return (
    <div className="flex flex-col gap-4 border-t pt-4">
      <h3 className="font-medium">{t("writeOff")}</h3>
      <Field id="off-qty" label={words("taken")}>
        <QuantityInput
          id="off-qty"
          value={qty}
          min={1}
          max={most}
          onChange={setQty}
          label={words("taken")}
          unit={row.isWeighed ? "g" : row.unit}
        />
      </Field>
      <Field id="off-note" label={words("columns.note")}>
        <TextInput
          id="off-note"
          value={note}
          onChange={setNote}
          placeholder={t("usualNote", { day: row.expiresOn })}
        />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <div>
        <Button variant="danger" size="large" disabled={qty < 1} isLoading={command.isRunning} onClick={send}>
          {t("writeOff")}
        </Button>
      </div>
    </div>
  );
}
