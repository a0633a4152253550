"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Field } from "@/app/_ui/field";
import { useUnsavedGuard } from "@/app/_ui/form";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { useKeptDraft } from "@/app/(store)/store/_lib/kept-draft";
import { DcChoice, useDc } from "../../../_components/dc-choice";
import { GoodsFoot } from "../../../_components/goods-foot";
import { GoodsLines } from "../../../_components/goods-lines";
import { ItemScan } from "../../../_components/item-scan";
import { type FoundItem, lineOfCode, qtyOfScan, withScanned } from "../../../_lib/goods";
import { emptyReceipt, isEmptyReceipt, linesOf, type ReceiptDraft, readReceipt } from "../_lib/receipt-draft";

type Purchase = RouterOutputs["warehouse"]["purchase"];
const kept = { read: readReceipt, isEmpty: isEmptyReceipt };

/** Receives for the purchase order of the URL, else blind. */
export function ReceiveScreen({ mayAccept }: { mayAccept: boolean }) {
  const dc = useDc();
  const purchase = useSearchParams().get("purchase") ?? undefined;
  if (dc === undefined) return <TableSkeleton />;
  return purchase === undefined ? (
    <Receiving key={dc} dc={dc} mayAccept={mayAccept} />
  ) : (
    <ForPurchase dc={dc} purchase={purchase} mayAccept={mayAccept} />
  );
}

function ForPurchase({ dc, purchase, mayAccept }: { dc: string; purchase: string; mayAccept: boolean }) {
  const query = useQuery(useTRPC().warehouse.purchase.queryOptions({ dc, purchase }));
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => <Receiving key={data.purchase} dc={dc} purchase={data} mayAccept={mayAccept} />}
    </QueryPane>
  );
}

interface ReceivingProps {
  dc: string;
  purchase?: Purchase;
  /** A DC manager takes goods with too little shelf life left all the same. */
  mayAccept: boolean;
}

function Receiving({ dc, purchase, mayAccept }: ReceivingProps) {
  const t = useTranslations("dc.stock.receive");
  const trpc = useTRPC();
  const router = useRouter();
  const goods = useTranslations("dc.stock.goods");
  const format = useFormat();
  const { draft, isKept, change } = useKeptDraft(
    `storeline.dc-receipt.${dc}.${purchase?.purchase ?? "blind"}`,
    kept,
  );
  const { supplier, supplierNote } = draft;
  const lines = purchase ? linesOf(purchase, draft.lines) : draft.lines;
  const set = (part: Partial<ReceiptDraft>) => change((now) => ({ ...now, ...part }));
  const counted = lines.filter(({ qty }) => qty > 0);
  useUnsavedGuard(counted.length > 0 && !isKept);
  const hasCost = !purchase || purchase.lines.every(({ unitCost }) => unitCost !== null);
  const command = useCommand(trpc.warehouse.receive.mutationOptions(), {
    done: ({ receipt, putAway, crossDock }) => {
      if (crossDock > 0) return t("doneCrossDock", { no: receipt, count: crossDock });
      return putAway > 0 ? t("donePutAway", { no: receipt, count: putAway }) : t("done", { no: receipt });
    },
    onDone: ({ receipt }) => {
      change(() => emptyReceipt);
      router.push(`/dc/stock/receipts?dc=${dc}&open=${receipt}` as Route);
    },
    onRefused: () => true,
  });
  const onItem = (found: FoundItem) => {
    const item = `${found.item} ${found.name}`;
    if (purchase && !lineOfCode(lines, found.item))
      return { tone: "bad", notice: goods("notOrdered", { item }) } as const;
    const { lines: next, left } = withScanned(lines, found);
    set({ lines: next });
    if (left === 0) return { tone: "good" } as const;
    const most = format.quantity(next.find((line) => line.item === found.item)?.most ?? 0, found.isWeighed);
    const unit = found.isWeighed ? "kg" : found.unit;
    const notice = goods("more", { item, most, left: format.quantity(left, found.isWeighed), unit });
    return { tone: left < qtyOfScan(found) ? "differs" : "bad", notice } as const;
  };
  const isShort = command.refusal?.code === "receipt/too-short";
  const send = (acceptShort = false) =>
    command.run({
      dc,
      ...(acceptShort && { acceptShort }),
      ...(purchase ? { purchase: purchase.purchase } : { supplier: supplier.trim() }),
      supplierNote: supplierNote.trim(),
      lines: counted.map(({ item, qty, unitCost, expiresOn }) => ({
        item,
        qty,
        ...(hasCost && { unitCost }),
        ...(expiresOn !== "" && { expiresOn }),
      })),
    });
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        {purchase ? (
          <p className="self-center text-base">
            <DocumentNumber no={purchase.purchase} /> <span className="font-medium">{purchase.supplier}</span>
          </p>
        ) : (
          <>
            <DcChoice />
            <Field id="supplier" label={t("supplier")}>
              <TextInput
                id="supplier"
                value={supplier}
                onChange={(name) => set({ supplier: name })}
                className="w-64 max-w-full"
              />
            </Field>
          </>
        )}
        <Field id="supplier-note" label={t("note")}>
          <TextInput
            id="supplier-note"
            value={supplierNote}
            onChange={(no) => set({ supplierNote: no })}
            className="w-48 max-w-full"
          />
        </Field>
      </div>
      <ItemScan dc={dc} onItem={onItem} />
      {lines.length === 0 ? (
        <p className="text-quiet">{t("empty")}</p>
      ) : (
        <GoodsLines lines={lines} onChange={(next) => set({ lines: next })} hasExpiry hasCost={hasCost} />
      )}
      {command.sentence && (
        <Refusal
          sentence={command.sentence}
          action={
            isShort &&
            mayAccept && (
              <Button size="large" isLoading={command.isRunning} onClick={() => send(true)}>
                {t("acceptShort")}
              </Button>
            )
          }
        />
      )}
      <GoodsFoot
        lines={lines}
        hasCost={hasCost}
        isRunning={command.isRunning}
        lacks={purchase === undefined && supplier.trim() === "" ? "supplier" : undefined}
        send={t("send")}
        onSend={() => send()}
      />
    </>
  );
}
