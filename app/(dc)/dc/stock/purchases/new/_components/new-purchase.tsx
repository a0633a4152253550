"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useUnsavedGuard } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { DcChoice, useDc } from "../../../_components/dc-choice";
import { GoodsFoot } from "../../../_components/goods-foot";
import { GoodsLines } from "../../../_components/goods-lines";
import { ItemScan } from "../../../_components/item-scan";
import { type GoodsLine, withScanned } from "../../../_lib/goods";

/** A purchase order of the chosen DC. */
export function NewPurchase() {
  const dc = useDc();
  return dc === undefined ? <TableSkeleton /> : <Ordering key={dc} dc={dc} />;
}

function Ordering({ dc }: { dc: string }) {
  const t = useTranslations("dc.stock.purchases");
  const trpc = useTRPC();
  const router = useRouter();
  const [supplier, setSupplier] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [note, setNote] = useState("");
  const [isCrossDock, setIsCrossDock] = useState(false);
  const [lines, setLines] = useState<GoodsLine[]>([]);
  const ordered = lines.filter(({ qty }) => qty > 0);
  useUnsavedGuard(ordered.length > 0);
  const command = useCommand(trpc.warehouse.createPurchase.mutationOptions(), {
    done: ({ purchase }) => t("done", { no: purchase }),
    onDone: ({ purchase }) => router.push(`/dc/stock/purchases?dc=${dc}&open=${purchase}` as Route),
    onRefused: () => true,
  });
  const send = () =>
    command.run({
      dc,
      supplier: supplier.trim(),
      expectedOn,
      note: note.trim(),
      lines: ordered.map(({ item, qty, unitCost }) => ({ item, qty, unitCost, crossDock: isCrossDock })),
    });
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        <DcChoice />
        <Field id="supplier" label={t("columns.supplier")}>
          <TextInput id="supplier" value={supplier} onChange={setSupplier} className="w-64 max-w-full" />
        </Field>
        <Field id="expected" label={t("columns.expectedOn")}>
          <TextInput id="expected" type="date" value={expectedOn} onChange={setExpectedOn} className="w-40" />
        </Field>
        <Field id="note" label={t("note")}>
          <TextInput id="note" value={note} onChange={setNote} className="w-64 max-w-full" />
        </Field>
        <span className="flex min-h-9 items-center">
          <Checkbox isChecked={isCrossDock} onChange={setIsCrossDock} label={t("crossDockLong")} />
        </span>
      </div>
      <ItemScan
        dc={dc}
        onItem={(found) => {
          setLines((now) => withScanned(now, found).lines);
          return { tone: "good" };
        }}
      />
      {lines.length === 0 ? (
        <p className="text-quiet">{t("noLines")}</p>
      ) : (
        <GoodsLines lines={lines} onChange={setLines} hasExpiry={false} hasCost />
      )}
      {command.sentence && <Refusal sentence={command.sentence} />}
      <GoodsFoot
        lines={lines}
        hasCost
        isRunning={command.isRunning}
        lacks={supplier.trim() === "" ? "supplier" : expectedOn === "" ? "expectedOn" : undefined}
        send={t("send")}
        onSend={send}
      />
    </>
  );
}
