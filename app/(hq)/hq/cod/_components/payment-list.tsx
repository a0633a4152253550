"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../_components/instant";
import { PlainTable } from "../../_components/plain-table";

/** A store's payments, refunds, offsets and reversals, newest first; each says what it takes back, or what took it back. */
export function PaymentList({ store, mayReverse }: { store: string; mayReverse: boolean }) {
  const t = useTranslations("hq.cod");
  const trpc = useTRPC();
  const [reversing, setReversing] = useState<string | undefined>(undefined);
  const payments = useQuery(trpc.cod.payments.queryOptions({ store, limit: 100 }));
  return (
    <QueryPane query={payments}>
      {({ rows }) => (
        <>
          {rows.length === 0 ? (
            <p className="text-quiet">{t("noPayments")}</p>
          ) : (
            <PlainTable
              label={t("paymentsTitle")}
              heads={[
                { key: "payment", label: t("payment.no") },
                { key: "kind", label: t("payment.kind") },
                { key: "at", label: t("payment.at") },
                { key: "by", label: t("payment.by") },
                { key: "amount", label: t("payment.amount"), isFigure: true },
                { key: "reverse", label: <span className="sr-only">{t("reverse")}</span> },
              ]}
              rows={rows.map((row) => ({
                key: row.payment,
                cells: [
                  <span key="no">
                    <DocumentNumber no={row.payment} />
                    <span className="block text-quiet">
                      {row.reference ?? row.deliveries.map(({ delivery }) => delivery).join(", ")}
                    </span>
                  </span>,
                  <span key="kind">
                    {t(`kinds.${row.kind}`)}
                    {(row.reverses ?? row.reversedBy) && (
                      <span className="block text-quiet">
                        {row.reverses
                          ? t("reverses", { no: row.reverses })
                          : t("reversedBy", { no: row.reversedBy ?? "" })}
                      </span>
                    )}
                    {row.reason && <span className="block text-quiet">{row.reason}</span>}
                  </span>,
                  <Instant key="at" at={row.at} />,
                  row.by,
                  <Money key="amount" fen={parseFen(row.amount)} />,
                  mayReverse && row.kind !== "reversal" && !row.reversedBy && (
                    <Button key="reverse" size="small" onClick={() => setReversing(row.payment)}>
                      {t("reverse")}
                    </Button>
                  ),
                ],
              }))}
            />
          )}
          {reversing && <ReverseDialog payment={reversing} onClose={() => setReversing(undefined)} />}
        </>
      )}
    </QueryPane>
  );
}

function ReverseDialog({ payment, onClose }: { payment: string; onClose: () => void }) {
  const t = useTranslations("hq.cod");
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const reverse = useCommand(trpc.cod.reverse.mutationOptions(), {
    done: t("reversed", { no: payment }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("reverseTitle", { no: payment })}
      description={t("reverseText")}
      actions={
        <Button
          variant="danger"
          size="large"
          disabled={reason.trim() === ""}
          isLoading={reverse.isRunning}
          onClick={() => reverse.run({ payment, reason })}
        >
          {t("reverse")}
        </Button>
      }
    >
      <Field id="cod-reverse-reason" label={t("reason")}>
        <TextArea id="cod-reverse-reason" value={reason} onChange={setReason} />
      </Field>
      {reverse.sentence && <Refusal sentence={reverse.sentence} />}
    </Dialog>
  );
}
