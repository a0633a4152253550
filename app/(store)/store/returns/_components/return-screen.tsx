"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { StatusChip } from "@/app/_ui/status-chip";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";

type Return = RouterOutputs["returns"]["get"];

/** A return: what, why, from which deliveries it is credited, what the DC accepted, what is credited. */
export function ReturnScreen({ no }: { no: string }) {
  const t = useTranslations("store.returns");
  const query = useQuery(useTRPC().returns.get.queryOptions({ return: no }));
  return (
    <>
      {!query.data && <PageHeader title={no} back={{ href: "/store/returns", label: t("title") }} />}
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </>
  );
}

function Detail({ data }: { data: Return }) {
  const t = useTranslations("store.returns");
  const format = useFormat();
  const mayCancel = useAbility("return.cancel");
  const cancel = useCommand(useTRPC().returns.cancel.mutationOptions(), {
    done: t("cancelled", { no: data.return }),
  });
  const isOpen = data.status === "submitted" || data.status === "approved";
  const credit =
    data.creditFen === null
      ? { label: t("expected"), value: <Money fen={data.valueFen} /> }
      : { label: t("credited"), value: <Money fen={data.creditFen} />, note: clawbackNote() };
  function clawbackNote() {
    return data.clawbackFen ? t("less", { amount: format.money(data.clawbackFen) }) : undefined;
  }
  return (
    <>
      <PageHeader
        back={{ href: "/store/returns", label: t("title") }}
        title={<DocumentNumber no={data.return} />}
        aside={<StatusChip kind="return" status={data.status} />}
        text={`${t(`reasons.${data.reason}`)}${data.note ? ` · ${data.note}` : ""}`}
        action={
          isOpen &&
          mayCancel && (
            <Button
              variant="quiet"
              isLoading={cancel.isRunning}
              onClick={() => cancel.run({ return: data.return, reason: "" })}
            >
              {t("cancel")}
            </Button>
          )
        }
      />
      <p className="text-quiet">{t(`next.${data.status}`)}</p>
      <Card>
        <Figures
          figures={[
            credit,
            { label: t("submitted"), value: format.instant(data.submittedAt), note: data.submittedBy },
            ...(data.decidedBy
              ? [{ label: t("decided"), value: data.decidedBy, note: data.decisionReason }]
              : []),
            ...(data.collectedAt
              ? [
                  {
                    // Received without a pick-up: nobody fetched it.
                    label: t(data.collectedAt === data.endedAt ? "handedIn" : "collected"),
                    value: format.instant(data.collectedAt),
                    note: data.collectedBy ?? undefined,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <ul aria-label={t("lines")} className="divide-y rounded-lg border bg-raised">
        {data.lines.map((line) => (
          <li key={line.item} className="flex items-start justify-between gap-3 px-4 py-2.5">
            <span className="min-w-0">
              <span className="block font-medium">{line.name}</span>
              <Facts className="text-sm text-quiet">
                {line.item}
                {line.draws.map(({ delivery, qtyEach }) =>
                  t("from", { delivery, qty: format.quantity(qtyEach, line.isWeighed) }),
                )}
              </Facts>
              {line.refusedEach !== null && line.refusedEach > 0 && (
                <span className="block text-sm text-attention">
                  {t("refused", { qty: format.quantity(line.refusedEach, line.isWeighed) })}
                </span>
              )}
            </span>
            <span className="text-right">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
              <span className="block text-sm text-quiet tabular-nums">
                {format.money(line.acceptedFen ?? line.valueFen)}
              </span>
            </span>
          </li>
        ))}
        {data.clawbacks.map((gift) => (
          <li
            key={`${gift.order} ${gift.item}`}
            className="flex items-center justify-between gap-3 px-4 py-2.5 text-sm text-attention"
          >
            <span>{t("gift", { name: gift.name, order: gift.order })}</span>
            <span className="whitespace-nowrap tabular-nums">{format.money(-gift.amountFen)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
