"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageCheck, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { StatusChip } from "@/app/_ui/status-chip";
import { asBusinessDay } from "@/server/shared/business-day";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";
import { DeliveryLines } from "./delivery-lines";
import { DifferenceNotes } from "./difference-notes";
import { HandoverCard } from "./handover-card";

export type Delivery = RouterOutputs["delivery"]["get"];

/** A delivery: what comes, what is missing and why, what it costs, and the store's word that it has arrived. */
export function DeliveryDetail({ delivery }: { delivery: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.delivery.get.queryOptions({ delivery }));
  const t = useTranslations("store.deliveries");
  return (
    <>
      {!query.data && <PageHeader title={delivery} back={{ href: "/store/deliveries", label: t("title") }} />}
      <QueryPane query={query}>{(data) => <Detail delivery={data} />}</QueryPane>
    </>
  );
}

function Detail({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("store.deliveries");
  const format = useFormat();
  const trpc = useTRPC();
  const signs = useAbility("delivery.deliver");
  const [isAsking, setIsAsking] = useState(false);
  const deliver = useCommand(trpc.delivery.deliver.mutationOptions(), {
    done: t("received", { delivery: delivery.delivery }),
    onDone: () => setIsAsking(false),
  });
  const claims = useAbility("difference.report");
  const mayCheck = claims && ["approved", "dispatched", "delivered"].includes(delivery.status);
  const maySign = signs && delivery.status === "dispatched";
  const goods = delivery.lines.reduce((sum, { goodsFen }) => sum + goodsFen, 0);
  const discount = delivery.lines.reduce((sum, { discountFen }) => sum + discountFen, 0);
  return (
    <>
      <PageHeader
        back={{ href: "/store/deliveries", label: t("title") }}
        title={<DocumentNumber no={delivery.delivery} />}
        aside={<StatusChip kind="delivery" status={delivery.status} />}
        text={`${delivery.storeName} · ${t("dc", { dc: delivery.dc })} · ${t(`pick.${delivery.pickType}`)}`}
        action={
          maySign && (
            <Button
              variant="primary"
              size="touch"
              icon={<PackageCheck aria-hidden />}
              onClick={() => setIsAsking(true)}
            >
              {t("confirm")}
            </Button>
          )
        }
      />
      <Card>
        <Figures
          figures={[
            { label: t("deliverOn"), value: format.dayOfWeek(asBusinessDay(delivery.deliverOn)) },
            { label: t("linesLabel"), value: format.count(delivery.lines.length) },
            {
              label: t("amount"),
              value: (
                <Money
                  fen={delivery.amountFen}
                  explain={
                    <MoneyExplanation
                      lines={[
                        { label: t("goods"), fen: goods },
                        { label: t("discount"), fen: -discount },
                      ]}
                      total={{ label: t("amount"), fen: delivery.amountFen }}
                      rule={t("amountRule")}
                    />
                  }
                />
              ),
            },
          ]}
        />
      </Card>
      <HandoverCard delivery={delivery.delivery} />
      {mayCheck && (
        <LinkButton
          href={`/store/deliveries/${delivery.delivery}/check`}
          size="touch"
          icon={<ScanBarcode aria-hidden />}
          className="md:self-start"
        >
          {t("check")}
        </LinkButton>
      )}
      <DifferenceNotes delivery={delivery.delivery} />
      <DeliveryLines delivery={delivery} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t("confirmTitle", { delivery: delivery.delivery })}
        confirm={t("confirm")}
        isRunning={deliver.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => deliver.run({ delivery: delivery.delivery })}
      >
        {t("confirmText", { count: delivery.lines.length })}
      </ConfirmDialog>
    </>
  );
}
