"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { SimpleTable } from "../../../../_components/simple-table";
import { cardOf } from "../../../_lib/stock-input";
import { PlaceKindChip } from "../../../places/_components/places-table";
import { StockEntries } from "./stock-entries";

type View = RouterOutputs["stock"]["card"];
/** Whose documents the reader may open. */
export type CardReach = Readonly<Record<"purchase.read" | "stock.adjust" | "count.work", boolean>>;

/** All about an item at a DC: what is there, since when, for whom, and every entry of its book. */
export function StockCard({ dc, item, may }: { dc: string; item: string; may: CardReach }) {
  const t = useTranslations("dc.stock.card");
  const query = useQuery(useTRPC().stock.card.queryOptions({ dc, item }));
  return (
    <QueryPane query={query} skeleton={<LinesSkeleton lines={10} />}>
      {(card) => (
        <>
          <PageHeader
            back={{ href: `/dc/stock?dc=${dc}`, label: t("back") }}
            title={`${card.item} ${card.name}`}
            text={
              <Facts>
                <span>{card.spec}</span>
                <span>{dc}</span>
                {card.elsewhere.map((other) => (
                  <Link
                    key={other.dc}
                    href={cardOf(other.dc, card.item) as Route}
                    className="text-accent underline-offset-4 hover:underline"
                  >
                    {t("elsewhere")} {other.dc} {other.name}:{" "}
                    <Quantity qty={other.onHand} isWeighed={card.isWeighed} unit={card.unit} />
                  </Link>
                ))}
              </Facts>
            }
            action={<LinkButton href={`/dc/stock/items?dc=${dc}`}>{t("scan")}</LinkButton>}
          />
          <Now card={card} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <Curve card={card} />
            <div className="flex min-w-0 flex-col gap-5">
              <Lots card={card} />
              <Reserving card={card} />
            </div>
          </div>
          <h2 className="text-base font-semibold">{t("entries")}</h2>
          <StockEntries dc={dc} card={card} may={may} />
        </>
      )}
    </QueryPane>
  );
}

function Now({ card }: { card: View }) {
  const t = useTranslations("dc.stock.card");
  const states = useTranslations("dc.stock.counts.states");
  const of = (qty: number) => <Quantity qty={qty} isWeighed={card.isWeighed} unit={card.unit} />;
  return (
    <Card>
      <Figures
        figures={[
          {
            label: t("onHand"),
            value: of(card.onHand),
            note: !card.isWeighed && card.casePackEach > 1 && (
              <Quantity qty={card.onHand} casePackEach={card.casePackEach} unit={card.unit} />
            ),
          },
          { label: t("reserved"), value: of(card.reserved) },
          { label: t("available"), value: of(card.available) },
          {
            label: t("location"),
            value: card.location || "–",
            note: card.limits && (
              <>
                {t("limits")} <Quantity qty={card.limits.min} isWeighed={card.isWeighed} unit="" />–
                <Quantity qty={card.limits.max} isWeighed={card.isWeighed} unit={card.unit} />
              </>
            ),
          },
          ...(card.unitCost === null
            ? []
            : [
                { label: t("unitCost"), value: `¥${card.unitCost}` },
                { label: t("value"), value: <Money fen={parseFen(card.value ?? "")} /> },
              ]),
        ]}
      />
      {card.counts.length > 0 && (
        <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 border-t pt-3">
          <span className="text-attention">{t("counts")}</span>
          {card.counts.map((count) => (
            <Link
              key={count.count}
              href={`/dc/stock/counts?dc=${card.dc}&open=${count.count}` as Route}
              className="text-accent underline-offset-4 hover:underline"
            >
              {count.location || "–"} · {states(count.status)}
            </Link>
          ))}
        </p>
      )}
    </Card>
  );
}

function Curve({ card }: { card: View }) {
  const t = useTranslations("dc.stock.card");
  const format = useFormat();
  if (card.curve.length < 2) return null;
  return (
    <Card>
      <Chart
        kind="line"
        title={t("curve")}
        points={card.curve.map(({ day, onHand }) => ({ label: format.day(day), value: onHand }))}
        write={(qty) => format.quantity(qty, card.isWeighed)}
      />
    </Card>
  );
}

function Lots({ card }: { card: View }) {
  const t = useTranslations("dc.stock.card");
  if (card.lots.length === 0) return null;
  const dash = <span className="text-quiet">–</span>;
  return (
    <Card title={t("lots")}>
      <SimpleTable
        label={t("lots")}
        heads={[
          { label: t("place") },
          { label: t("expiresOn") },
          { label: t("onHand"), isEnd: true },
          { label: t("planned"), isEnd: true },
        ]}
        rows={card.lots}
        rowId={({ location, expiresOn }) => `${location} ${expiresOn}`}
        cells={(lot) => [
          <span key="place" className="inline-flex flex-wrap items-center gap-2">
            {lot.location || dash}
            {lot.kind && lot.kind !== "face" && <PlaceKindChip kind={lot.kind} />}
          </span>,
          lot.expiresOn ?? dash,
          <Quantity key="qty" qty={lot.qty} isWeighed={card.isWeighed} unit={card.unit} />,
          lot.planned === 0 ? (
            dash
          ) : (
            <Quantity key="planned" qty={lot.planned} isWeighed={card.isWeighed} unit={card.unit} />
          ),
        ]}
      />
    </Card>
  );
}

function Reserving({ card }: { card: View }) {
  const t = useTranslations("dc.stock.card");
  const format = useFormat();
  return (
    <Card
      title={t("reserving")}
      aside={
        card.reservingCount > 0 && (
          <span className="text-table text-quiet">
            {t("reservingMore", {
              count: card.reservingCount,
              qty: format.quantity(card.reserved, card.isWeighed),
            })}
          </span>
        )
      }
    >
      {card.reserving.length === 0 ? (
        <p className="text-quiet">{t("notReserved")}</p>
      ) : (
        <SimpleTable
          label={t("reserving")}
          heads={[
            { label: t("delivery") },
            { label: t("store"), isWideOnly: true },
            { label: t("deliverOn"), isWideOnly: true },
            { label: t("state") },
            { label: t("qty"), isEnd: true },
          ]}
          rows={card.reserving}
          rowId={({ delivery }) => delivery}
          cells={(row) => [
            <DocumentNumber key="no" no={row.delivery} href={`/dc/deliveries/${row.delivery}`} />,
            `${row.store} ${row.storeName}`,
            format.day(row.deliverOn),
            <StatusChip key="state" kind="delivery" status={row.status} />,
            <Quantity key="qty" qty={row.qty} isWeighed={card.isWeighed} unit={card.unit} />,
          ]}
        />
      )}
    </Card>
  );
}
