"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { parseFen } from "@/server/shared/fen";
import { Section } from "../../_components/facts";
import { PlainTable } from "../../_components/plain-table";
import { deliveryHref } from "../../_lib/links";
import { CreditForm } from "./credit-form";
import { PaymentForm } from "./payment-form";
import { PaymentList } from "./payment-list";

export interface CodRights {
  collect: boolean;
  settle: boolean;
  reverse: boolean;
}

type Due = RouterOutputs["cod"]["dues"]["rows"][number];
/** More open deliveries than a store has. */
const duesMax = 500;

/** One store: every unpaid delivery with its age, what was paid too much, every payment, and what finance can do about it. */
export function StoreDrawer({
  store,
  onClose,
  may,
}: {
  store: string | undefined;
  onClose: () => void;
  may: CodRights;
}) {
  const t = useTranslations("hq.cod");
  const [isPaying, setIsPaying] = useState(false);
  return (
    <Drawer
      isOpen={store !== undefined}
      onClose={onClose}
      width="wide"
      title={store ?? ""}
      actions={
        store &&
        may.collect && (
          <Button variant="primary" size="large" onClick={() => setIsPaying(true)}>
            {t("record")}
          </Button>
        )
      }
    >
      {store && <StoreDues store={store} may={may} />}
      {store && isPaying && <PaymentForm store={store} onClose={() => setIsPaying(false)} />}
    </Drawer>
  );
}

function StoreDues({ store, may }: { store: string; may: CodRights }) {
  const t = useTranslations("hq.cod");
  const trpc = useTRPC();
  const [credit, setCredit] = useState<Due | undefined>(undefined);
  const owed = useQuery(trpc.cod.dues.queryOptions({ store, state: "owed", limit: duesMax }));
  const credits = useQuery(trpc.cod.dues.queryOptions({ store, state: "credit", limit: duesMax }));
  return (
    <>
      <Section title={t("owedTitle")}>
        <QueryPane query={owed}>
          {({ rows }) => (rows.length === 0 ? <EmptyState title={t("noneOwed")} /> : <Owed rows={rows} />)}
        </QueryPane>
      </Section>
      <QueryPane query={credits}>
        {({ rows }) =>
          rows.length > 0 && (
            <Section title={t("creditTitle")}>
              <PlainTable
                label={t("creditTitle")}
                heads={[
                  { key: "delivery", label: t("due.delivery") },
                  { key: "amount", label: t("due.amount"), isFigure: true },
                  { key: "paid", label: t("due.paid"), isFigure: true },
                  { key: "credit", label: t("due.credit"), isFigure: true },
                  { key: "settle", label: <span className="sr-only">{t("settle")}</span> },
                ]}
                rows={rows.map((due) => ({
                  key: due.delivery,
                  cells: [
                    <DocumentNumber key="no" no={due.delivery} href={deliveryHref(due.delivery)} />,
                    <Money key="amount" fen={parseFen(due.amount)} />,
                    <Money key="paid" fen={parseFen(due.paid)} />,
                    <Money key="credit" fen={parseFen(due.credit)} />,
                    may.settle && (
                      <Button key="settle" size="small" onClick={() => setCredit(due)}>
                        {t("settle")}
                      </Button>
                    ),
                  ],
                }))}
              />
            </Section>
          )
        }
      </QueryPane>
      <Section title={t("paymentsTitle")}>
        <PaymentList store={store} mayReverse={may.reverse} />
      </Section>
      {credit && (
        <CreditForm due={credit} owed={owed.data?.rows ?? []} onClose={() => setCredit(undefined)} />
      )}
    </>
  );
}

function Owed({ rows }: { rows: readonly Due[] }) {
  const t = useTranslations("hq.cod");
  const sum = (of: (due: Due) => string) => rows.reduce((total, due) => total + (parseFen(of(due)) ?? 0), 0);
  return (
    <PlainTable
      label={t("owedTitle")}
      heads={[
        { key: "delivery", label: t("due.delivery") },
        { key: "approvedOn", label: t("due.approvedOn") },
        { key: "days", label: t("due.days"), isFigure: true },
        { key: "amount", label: t("due.amount"), isFigure: true },
        { key: "paid", label: t("due.paid"), isFigure: true },
        { key: "owed", label: t("due.owed"), isFigure: true },
      ]}
      rows={rows.map((due) => ({
        key: due.delivery,
        cells: [
          <DocumentNumber key="no" no={due.delivery} href={deliveryHref(due.delivery)} />,
          due.approvedOn ?? t("notApproved"),
          due.days,
          <Money key="amount" fen={parseFen(due.amount)} />,
          <Money key="paid" fen={parseFen(due.paid)} />,
          <Money key="owed" fen={parseFen(due.owed)} />,
        ],
      }))}
      foot={[
        t("sum"),
        "",
        "",
        <Money key="amount" fen={sum((due) => due.amount)} />,
        <Money key="paid" fen={sum((due) => due.paid)} />,
        <Money key="owed" fen={sum((due) => due.owed)} />,
      ]}
    />
  );
}
