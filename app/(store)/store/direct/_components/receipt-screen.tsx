"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { StatusChip } from "@/app/_ui/status-chip";
import { formatCost } from "@/server/shared/cost";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";
import { receiptKey, useDirectDraft } from "../_lib/use-direct";
import { ReverseReceipt } from "./reverse-receipt";

type Receipt = RouterOutputs["direct"]["receipt"];

/** A receipt: who brought what at which cost, who took it in; what was typed wrongly is taken back and received again. */
export function ReceiptScreen({ receipt }: { receipt: string }) {
  const t = useTranslations("store.direct");
  const query = useQuery(useTRPC().direct.receipt.queryOptions({ receipt }));
  return (
    <>
      {!query.data && <PageHeader title={receipt} back={{ href: "/store/direct", label: t("title") }} />}
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </>
  );
}

function Detail({ data }: { data: Receipt }) {
  const t = useTranslations("store.direct");
  const format = useFormat();
  return (
    <>
      <PageHeader
        back={{ href: "/store/direct", label: t("title") }}
        title={<DocumentNumber no={data.receipt} />}
        aside={<StatusChip kind="receipt" status={data.status} />}
        text={[data.supplier, data.supplierNote, data.order].filter(Boolean).join(" · ")}
        action={data.mayReverse && <ReverseReceipt receipt={data.receipt} />}
      />
      <Card>
        <Figures
          figures={[
            { label: t("amount"), value: <Money fen={data.amountFen} /> },
            { label: t("received"), value: format.instant(data.receivedAt), note: data.receivedBy },
            ...(data.reversedAt
              ? [
                  {
                    label: t("reversed"),
                    value: format.instant(data.reversedAt),
                    note: [data.reversedBy, data.reverseReason].filter(Boolean).join(" · "),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <ul aria-label={t("goods")} className="divide-y rounded-lg border bg-raised">
        {data.lines.map((line) => (
          <li key={line.item} className="flex items-center justify-between gap-3 px-4 py-2.5">
            <span className="min-w-0">
              <span className="block font-medium">{line.name}</span>
              <span className="text-sm text-quiet">
                {line.item} · ¥{formatCost(line.costMicro)}/{line.isWeighed ? "kg" : line.unit}
              </span>
            </span>
            <span className="text-right">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
              <span className="block text-sm text-quiet tabular-nums">{format.money(line.amountFen)}</span>
            </span>
          </li>
        ))}
      </ul>
      {data.status === "received" && !data.mayReverse && (
        <p className="text-sm text-quiet">{t("whoReverses")}</p>
      )}
      {data.status === "reversed" && <ReceiveAgain data={data} />}
    </>
  );
}

/** Puts what was taken back on a new list, to be corrected and sent. */
function ReceiveAgain({ data }: { data: Receipt }) {
  const t = useTranslations("store.direct");
  const router = useRouter();
  const may = useAbility("direct.receive");
  const order = data.order ?? undefined;
  const { put, change } = useDirectDraft(receiptKey(data.store, order));
  if (!may) return null;
  return (
    <Button
      size="touch"
      className="self-start"
      onClick={() => {
        for (const line of [...data.lines].reverse()) {
          const { item, name, unit, isWeighed, casePackEach, qtyEach, costMicro } = line;
          put({ item, name, unit, isWeighed, casePackEach, qty: qtyEach, cost: formatCost(costMicro) });
        }
        change({ supplier: data.supplier, note: data.supplierNote });
        const query = new URLSearchParams({ store: data.store, ...(order ? { order } : {}) });
        router.push(`/store/direct/new?${query}` as Route);
      }}
    >
      {t("again")}
    </Button>
  );
}
