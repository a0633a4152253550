"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { formatCost } from "@/server/shared/cost";
import { StoreHere } from "../../_components/store-here";
import { useKeptPage } from "../../_lib/use-kept-page";
import { type DirectLine, isCostFarOff, lineFen } from "../_lib/direct-draft";
import { useLastCosts, useReceive } from "../_lib/use-direct";
import { GoodsEditor } from "./goods-editor";
import { OrderCard } from "./order-card";
import { SupplierField } from "./supplier-field";

interface NewReceiptProps {
  store: string;
  /** The order that it is for. */
  order: string | undefined;
  first: string | undefined;
}

/** Scan what a supplier brought, say what it costs, send: in stock at once. What was put in stays on the device until it is sent. */
export function NewReceipt({ store, order, first }: NewReceiptProps) {
  const t = useTranslations("store.direct");
  const format = useFormat();
  const router = useRouter();
  useKeptPage(order ? `/store/direct/new?order=${encodeURIComponent(order)}` : "/store/direct/new", store);
  const { draft, put, change, send, isSending, sentence } = useReceive(store, order, ({ receipt }) =>
    router.push(`/store/direct/${receipt}` as Route),
  );
  const asked = useQuery({
    ...useTRPC().direct.order.queryOptions({ order: order ?? "" }),
    enabled: order !== undefined,
  });
  const { supplier, note, lines } = draft;
  const ordered = new Map(asked.data?.lines.map(({ item, costMicro }) => [item, costMicro]));
  const amounts = lines.map((line) => lineFen(line, ordered.get(line.item)));
  const last = useLastCosts(store, lines);
  const beforeOf = ({ item }: DirectLine) => ordered.get(item) ?? last.get(item);
  const farOff = lines.filter((line) => isCostFarOff(line, beforeOf(line)));
  const [isAsking, setIsAsking] = useState(false);
  const isCosted = amounts.every((fen) => fen !== undefined);
  const isNamed = order !== undefined || supplier.trim() !== "";
  const totalFen = amounts.reduce<number>((sum, fen) => sum + (fen ?? 0), 0);
  return (
    <>
      <PageHeader
        back={{ href: "/store/direct", label: t("title") }}
        title={t("receive")}
        text={asked.data ? `${asked.data.supplier} · ${asked.data.order}` : undefined}
      />
      <StoreHere store={store} />
      {asked.data && <OrderCard order={asked.data} lines={lines} onTake={put} />}
      <GoodsEditor
        store={store}
        first={first}
        question={t("howMany")}
        lines={lines}
        ordered={ordered}
        onPut={put}
      />
      {order === undefined && (
        <SupplierField store={store} value={supplier} onChange={(next) => change({ supplier: next })} />
      )}
      <Field id="supplier-note" label={t("note")} help={t("noteHelp")}>
        <TextInput
          id="supplier-note"
          maxLength={60}
          value={note}
          onChange={(next) => change({ note: next })}
        />
      </Field>
      {lines.length > 0 && (!isCosted || !isNamed) && (
        <p className="text-sm text-quiet">{t(isCosted ? "supplierMissing" : "costMissing")}</p>
      )}
      {sentence && <Refusal sentence={sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={lines.length === 0 || !isCosted || !isNamed}
          isLoading={isSending}
          onClick={() => (farOff.length > 0 ? setIsAsking(true) : send())}
        >
          {lines.length > 0 && isCosted ? t("sendFor", { amount: format.money(totalFen) }) : t("send")}
        </Button>
      </PinnedAction>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("farOffTitle")}
        confirm={t("sendFor", { amount: format.money(totalFen) })}
        isRunning={isSending}
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          send();
        }}
      >
        <ul className="mb-2">
          {farOff.map((line) => (
            <li key={line.item}>
              {t("farOffLine", {
                name: line.name,
                cost: line.cost.trim(),
                before: formatCost(beforeOf(line) ?? 0),
              })}
            </li>
          ))}
        </ul>
        {t("farOffText")}
      </ConfirmDialog>
    </>
  );
}
