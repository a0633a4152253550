"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { EventTimeline } from "../../../_components/event-timeline";
import { eventsMax } from "../_lib/events-max";
import { CollectCard } from "./collect-card";
import { type DeliveryAbilities, DeliveryActions } from "./delivery-actions";
import { DeliveryLines } from "./delivery-lines";
import { HandoverCard } from "./handover-card";

const refreshMs = 10_000;

/** A delivery order and what can be done to it. */
export function DeliveryScreen({
  delivery: no,
  may,
  maySeeDues,
}: {
  delivery: string;
  may: DeliveryAbilities;
  maySeeDues: boolean;
}) {
  const t = useTranslations("dc.delivery");
  const pick = useTranslations("dc.pick");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery({ ...trpc.delivery.get.queryOptions({ delivery: no }), refetchInterval: refreshMs });
  const events = useQuery(trpc.delivery.events.queryOptions({ delivery: no, limit: eventsMax }));
  return (
    <QueryPane query={query} skeleton={<LinesSkeleton lines={10} />}>
      {(delivery) => {
        const goodsFen = delivery.lines.reduce((sum, line) => sum + line.goodsFen, 0);
        const discountFen = delivery.lines.reduce((sum, line) => sum + line.discountFen, 0);
        return (
          <>
            <PageHeader
              back={{ href: "/dc/deliveries", label: t("back") }}
              title={delivery.delivery}
              aside={<StatusChip kind="delivery" status={delivery.status} />}
              text={t("head", {
                store: `${delivery.store} ${delivery.storeName}`,
                dc: delivery.dc,
                pick: pick(delivery.pickType),
                day: format.dayOfWeek(delivery.deliverOn),
              })}
              action={<DeliveryActions delivery={delivery} may={may} />}
            />
            {delivery.endReason !== "" && (
              <Refusal sentence={t("endedWith", { reason: delivery.endReason })} />
            )}
            <div className="grid items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_20rem]">
              <div className="flex min-w-0 flex-col gap-4">
                <Card>
                  <Figures
                    figures={[
                      {
                        label: t("amount"),
                        value: (
                          <Money
                            fen={delivery.amountFen}
                            explain={
                              <MoneyExplanation
                                lines={[
                                  { label: t("goods"), fen: goodsFen },
                                  ...(discountFen === 0 ? [] : [{ label: t("discount"), fen: -discountFen }]),
                                ]}
                                total={{ label: t("amount"), fen: delivery.amountFen }}
                                rule={t("amountRule")}
                              />
                            }
                          />
                        ),
                        note: t(delivery.approvedAt ? "charged" : "asThingsStand"),
                      },
                      {
                        label: t("held"),
                        value: <Money fen={delivery.allocatedFen} />,
                        note: delivery.approvedAt ? undefined : t("heldNote"),
                      },
                      { label: t("account"), value: delivery.account ?? "–", note: t(delivery.settlement) },
                      {
                        label: t("wave"),
                        value: (
                          <DocumentNumber
                            no={delivery.wave}
                            href={`/dc/waves/${delivery.wave}`}
                            className="text-base"
                          />
                        ),
                      },
                    ]}
                  />
                </Card>
                {delivery.settlement === "cod" && maySeeDues && <CollectCard delivery={no} />}
                <HandoverCard delivery={no} />
                <DeliveryLines delivery={delivery} />
              </div>
              <Card title={t("timeline")}>
                <QueryPane query={events}>
                  {(page) => <EventTimeline events={page.rows.toReversed()} />}
                </QueryPane>
              </Card>
            </div>
          </>
        );
      }}
    </QueryPane>
  );
}
