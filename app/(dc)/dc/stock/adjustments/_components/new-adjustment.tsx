"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { adjustmentReasons } from "@/server/warehouse/schema";
import { useDc } from "../../_components/dc-choice";
import { ItemScan } from "../../_components/item-scan";
import { type FoundItem, isCost } from "../../_lib/goods";

/** Opens the form of an adjustment. */
export function NewAdjustment() {
  const t = useTranslations("dc.stock.adjustments");
  const [isOpen, setIsOpen] = useState(false);
  const dc = useDc();
  return (
    <>
      <Button variant="primary" disabled={dc === undefined} onClick={() => setIsOpen(true)}>
        {t("new")}
      </Button>
      {isOpen && dc !== undefined && <AdjustmentForm dc={dc} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function AdjustmentForm({ dc, onClose }: { dc: string; onClose: () => void }) {
  const t = useTranslations("dc.stock.adjustments");
  const reasons = useTranslations("dc.stock.adjustments.reasons");
  const kit = useTranslations("common.kit");
  const trpc = useTRPC();
  const format = useFormat();
  const [found, setFound] = useState<FoundItem | undefined>(undefined);
  const [reason, setReason] = useState<(typeof adjustmentReasons)[number]>("damage");
  const [isMore, setIsMore] = useState(false);
  const [qty, setQty] = useState(1);
  const [note, setNote] = useState("");
  const [cost, setCost] = useState("");
  const settings = useQuery(trpc.warehouse.settings.queryOptions({ dc }));
  const adds = reason === "found" || (reason === "correction" && isMore);
  const needsCost = found !== undefined && found.unitCost === null && adds;
  const command = useCommand(trpc.warehouse.adjust.mutationOptions(), {
    done: ({ adjustment, status }) => t(status === "approved" ? "posted" : "requested", { no: adjustment }),
    onDone: onClose,
    onRefused: () => true,
  });
  const isWhole = found !== undefined && qty > 0 && note.trim() !== "" && (!needsCost || isCost(cost));
  const send = () => {
    if (!found) return;
    const signed = adds ? qty : -qty;
    const told = needsCost ? { unitCost: cost } : {};
    command.run({ dc, item: found.item, qty: signed, reason, note: note.trim(), ...told });
  };
  return (
    <Dialog
      isOpen
      size="large"
      onClose={onClose}
      title={t("new")}
      description={
        settings.data && t("limit", { limit: format.money(parseFen(settings.data.adjustmentLimit) ?? 0) })
      }
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant="primary"
            disabled={!isWhole}
            isLoading={command.isRunning}
            onClick={send}
          >
            {t("send")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ItemScan
          dc={dc}
          onItem={(item) => {
            setFound(item);
            return { tone: "good" };
          }}
        />
        {found && (
          <p>
            <span className="font-medium">{found.item}</span> {found.name}
          </p>
        )}
        <div className="flex flex-wrap items-end gap-4">
          <Field id="why" label={t("columns.reason")}>
            <Select
              id="why"
              label={t("columns.reason")}
              value={reason}
              onChange={(next) => setReason(adjustmentReasons.find((one) => one === next) ?? "damage")}
              options={adjustmentReasons.map((value) => ({ value, label: reasons(value) }))}
              className="w-44"
            />
          </Field>
          {reason === "correction" && (
            <Field id="way" label={t("way")}>
              <Select
                id="way"
                label={t("way")}
                value={isMore ? "more" : "fewer"}
                onChange={(next) => setIsMore(next === "more")}
                options={[
                  { value: "fewer", label: t("fewer") },
                  { value: "more", label: t("more") },
                ]}
                className="w-36"
              />
            </Field>
          )}
          <Field id="qty" label={t(adds ? "added" : "taken")}>
            <QuantityInput
              id="qty"
              value={qty}
              min={1}
              onChange={setQty}
              label={t("columns.qty")}
              unit={found ? (found.isWeighed ? "g" : found.unit) : undefined}
            />
          </Field>
          {needsCost && (
            <Field id="cost" label={t("cost")}>
              <TextInput
                id="cost"
                value={cost}
                onChange={setCost}
                inputMode="decimal"
                className="w-32 [&_input]:text-right"
              />
            </Field>
          )}
        </div>
        <Field id="adjustment-note" label={t("columns.note")}>
          <TextInput id="adjustment-note" value={note} onChange={setNote} />
        </Field>
        {command.sentence && <Refusal sentence={command.sentence} />}
      </div>
    </Dialog>
  );
}
