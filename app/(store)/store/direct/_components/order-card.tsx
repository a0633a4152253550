"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";
import type { DirectLine } from "../_lib/direct-draft";

type Order = RouterOutputs["direct"]["order"];

interface OrderCardProps {
  order: Order;
  lines: readonly DirectLine[];
  onTake: (line: DirectLine) => void;
}

/** What is still to come of an order: all of it with one press, or line by line; or nothing more, with a reason. */
export function OrderCard({ order, lines, onTake }: OrderCardProps) {
  const t = useTranslations("store.direct.order");
  const format = useFormat();
  const open = order.lines.filter(({ qtyEach, receivedEach }) => receivedEach < qtyEach);
  const lineOf = ({
    item,
    name,
    unit,
    isWeighed,
    casePackEach,
    qtyEach,
    receivedEach,
  }: Order["lines"][number]) => {
    const cost = lines.find((one) => one.item === item)?.cost ?? "";
    return { item, name, unit, isWeighed, casePackEach, qty: qtyEach - receivedEach, cost };
  };
  if (order.status === "closed") return <p className="text-attention">{t("closed")}</p>;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-lg border bg-raised px-4 py-3">
      <h2 className="font-medium">{t("open", { count: open.length })}</h2>
      <ul className="divide-y">
        {open.map((line) => {
          const taken = lines.find(({ item }) => item === line.item);
          return (
            <li key={line.item} className="flex min-h-12 items-center justify-between gap-3 py-1">
              <span className="min-w-0">
                <span className="block">{line.name}</span>
                <span className="text-sm text-quiet">
                  {t("toCome", {
                    qty: format.quantity(line.qtyEach - line.receivedEach, line.isWeighed),
                    unit: line.isWeighed ? "kg" : line.unit,
                  })}
                </span>
              </span>
              <Button size="touch" disabled={taken !== undefined} onClick={() => onTake(lineOf(line))}>
                {t(taken ? "taken" : "came")}
              </Button>
            </li>
          );
        })}
      </ul>
      <span className="flex flex-wrap gap-2">
        <Button
          size="touch"
          onClick={() => {
            for (const line of open) if (!lines.some(({ item }) => item === line.item)) onTake(lineOf(line));
          }}
        >
          {t("allCame")}
        </Button>
        {order.mayClose && <CloseOrder order={order.order} />}
      </span>
    </section>
  );
}

function CloseOrder({ order }: { order: string }) {
  const t = useTranslations("store.direct.order");
  const [reason, setReason] = useState<string>();
  const close = useCommand(useTRPC().direct.closeOrder.mutationOptions(), {
    done: t("closedNow", { order }),
    onDone: () => setReason(undefined),
  });
  return (
    <>
      <Button size="touch" variant="quiet" onClick={() => setReason("")}>
        {t("close")}
      </Button>
      <Dialog
        isOpen={reason !== undefined}
        onClose={() => setReason(undefined)}
        title={t("close")}
        description={t("closeText")}
        actions={
          <Button
            variant="primary"
            size="touch"
            disabled={(reason ?? "").trim() === ""}
            isLoading={close.isRunning}
            onClick={() => close.run({ order, reason: reason ?? "" })}
          >
            {t("close")}
          </Button>
        }
      >
        <Field id="close-reason" label={t("reason")}>
          <TextInput id="close-reason" maxLength={200} value={reason ?? ""} onChange={setReason} />
        </Field>
      </Dialog>
    </>
  );
}
