"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Warehouse } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { placeStates } from "@/server/warehouse/schema";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { placesInputOf, shownKinds } from "../../_lib/inbound-input";
import { PlaceDrawer } from "./place-drawer";

export type PlaceRow = RouterOutputs["warehouse"]["places"]["rows"][number];
const tones = { face: "neutral", reserve: "information", dock: "attention", crossdock: "attention" } as const;
const dash = <span className="text-quiet">–</span>;
const quantityOf = (row: PlaceRow, qty: number) =>
  row.item === null || qty === 0 ? (
    dash
  ) : (
    <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} className="whitespace-nowrap" />
  );
const column = columnsOf<PlaceRow>();
const columns = column.columns([
  column.accessor("place", {
    cell: (c) => <span className="font-medium whitespace-nowrap">{c.getValue()}</span>,
    meta: { card: "title" },
  }),
  column.accessor("kind", {
    cell: (c) => <PlaceKindChip kind={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("item", {
    cell: (c) =>
      c.getValue() === null ? (
        <FreeWord />
      ) : (
        <span>
          <span className="font-medium">{c.getValue()}</span> {c.row.original.name}
        </span>
      ),
    meta: { card: "line" },
  }),
  column.accessor("qty", {
    cell: (c) => {
      const row = c.row.original;
      return (
        <span className={row.isBelow ? "font-medium text-attention" : undefined}>
          {row.item !== null && row.qty === 0 ? (
            <Quantity qty={0} isWeighed={row.isWeighed} unit={row.unit} />
          ) : (
            quantityOf(row, row.qty)
          )}
        </span>
      );
    },
    meta: { align: "end" },
  }),
  column.accessor("coming", {
    cell: (c) => quantityOf(c.row.original, c.getValue()),
    meta: { align: "end" },
  }),
  column.accessor("limits", {
    cell: (c) => {
      const limits = c.getValue();
      return limits ? <Limits limits={limits} row={c.row.original} /> : dash;
    },
    meta: { align: "end" },
  }),
  column.accessor("expiresOn", { cell: (c) => c.getValue() ?? dash }),
]);

function Limits({
  limits,
  row: { isWeighed, unit },
}: {
  limits: NonNullable<PlaceRow["limits"]>;
  row: PlaceRow;
}) {
  const format = useFormat();
  return (
    <span className="whitespace-nowrap">
      {format.quantity(limits.min, isWeighed)}–
      <Quantity qty={limits.max} isWeighed={isWeighed} unit={unit} />
    </span>
  );
}

export function PlaceKindChip({ kind }: { kind: PlaceRow["kind"] }) {
  const t = useTranslations("dc.stock.places.kinds");
  return <Chip tone={tones[kind]}>{t(kind)}</Chip>;
}

function FreeWord() {
  const t = useTranslations("dc.stock.places");
  return <span className="text-quiet">{t("free")}</span>;
}

/** The places of one DC; a row opens what can be changed about it. */
export function PlacesTable({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("dc.stock.places");
  const heads = useTranslations("dc.stock.places.columns");
  const kinds = useTranslations("dc.stock.places.kinds");
  const states = useTranslations("dc.stock.places.states");
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.places.queryOptions(placesInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-places"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => `${row.place} ${row.item ?? ""}`}
      query={query}
      search={t("search")}
      filters={[
        {
          name: "kind",
          label: heads("kind"),
          options: shownKinds.map((value) => ({ value, label: kinds(value) })),
        },
        {
          name: "state",
          label: t("state"),
          options: placeStates.map((value) => ({ value, label: states(value) })),
        },
      ]}
      drawer={({ dc, row, close }) => <PlaceDrawer dc={dc} row={row} onClose={close} mayChange={mayChange} />}
      empty={<EmptyState icon={Warehouse} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
