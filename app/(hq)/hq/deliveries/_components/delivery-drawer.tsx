"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { Day } from "../../_components/day";
import { Facts, Section } from "../../_components/facts";
import { History } from "../../_components/history";
import { Instant } from "../../_components/instant";
import { PickTypeWord } from "../../_components/pick-type";
import { StoreLink } from "../../_components/record-link";
import { accountHref, orderHref } from "../../_lib/links";
import { DeliveryLines } from "./delivery-lines";

/** More steps than a delivery order ever takes. */
const eventsMax = 100;

/** One delivery order: what was allocated and picked, what it charges whom, who did what. */
export function DeliveryDrawer({ delivery, onClose }: { delivery: string | undefined; onClose: () => void }) {
  return (
    <Drawer
      isOpen={delivery !== undefined}
      onClose={onClose}
      width="wide"
      title={delivery ? <DocumentNumber no={delivery} /> : ""}
    >
      {delivery && <DeliveryDetail delivery={delivery} />}
    </Drawer>
  );
}

function DeliveryDetail({ delivery }: { delivery: string }) {
  const trpc = useTRPC();
  const t = useTranslations("hq.delivery");
  const view = useQuery(trpc.delivery.get.queryOptions({ delivery }));
  const events = useQuery(trpc.delivery.events.queryOptions({ delivery, limit: eventsMax }));
  return (
    <>
      <QueryPane query={view}>{(data) => <DeliveryFacts view={data} />}</QueryPane>
      <Section title={t("history")}>
        <QueryPane query={events}>
          {({ rows }) => (
            <History
              events={rows.map(({ actorName, ...event }) => ({ ...event, by: actorName })).toReversed()}
            />
          )}
        </QueryPane>
      </Section>
    </>
  );
}

function DeliveryFacts({ view }: { view: RouterOutputs["delivery"]["get"] }) {
  const t = useTranslations("hq.delivery");
  const orders = [...new Set(view.lines.flatMap((line) => line.order ?? []))];
  return (
    <>
      <Facts
        facts={[
          { label: t("status"), value: <StatusChip kind="delivery" status={view.status} /> },
          {
            label: t("store"),
            value: <StoreLink code={view.store} name={view.storeName} />,
          },
          {
            label: t("orders"),
            value: orders.map((no) => (
              <DocumentNumber key={no} no={no} href={orderHref(no)} className="mr-3" />
            )),
          },
          { label: t("wave"), value: <DocumentNumber no={view.wave} /> },
          {
            label: t("from"),
            value: (
              <>
                {view.dc} · <PickTypeWord pickType={view.pickType} />
              </>
            ),
          },
          { label: t("deliverOn"), value: <Day day={view.deliverOn} /> },
          {
            label: t("payer"),
            value: view.account ? (
              <DocumentNumber no={view.account} href={accountHref(view.account)} />
            ) : (
              t(view.settlement === "cod" ? "cod" : "direct")
            ),
          },
          { label: t("allocated"), value: <Money fen={view.allocatedFen} /> },
          {
            label: t("amount"),
            value: (
              <>
                <Money fen={view.amountFen} className="font-medium" />
                {view.approvedAt && (
                  <span className="ml-3 text-quiet">
                    {t("approvedAt")} <Instant at={view.approvedAt} />
                  </span>
                )}
              </>
            ),
          },
          ...(view.endReason ? [{ label: t("endReason"), value: view.endReason }] : []),
        ]}
      />
      <Section title={t("lines", { count: view.lines.length })}>
        <DeliveryLines view={view} />
      </Section>
    </>
  );
}
