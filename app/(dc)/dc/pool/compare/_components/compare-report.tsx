"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { EmptyState } from "@/app/_ui/empty-state";
import { parseFen } from "@/server/shared/fen";
import { StoreName } from "../../../_components/cells";
import { SimpleTable } from "../../../_components/simple-table";
import { paired } from "../_lib/cuts";
import { CompareItems } from "./compare-items";

export type Preview = RouterOutputs["pool"]["preview"];
interface Both {
  a: Preview;
  b: Preview;
}

/** The two runs figure by figure, zone by zone, and who or what is short in either. */
export function CompareReport({ a, b }: Both) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <FigureTable a={a} b={b} />
      <ZoneEnds a={a} b={b} />
      <ShortOfMoney a={a} b={b} />
      <CompareItems a={a.sharedItems} b={b.sharedItems} />
    </div>
  );
}

const storesOf = ({ deliveries }: Preview) => new Set(deliveries.map(({ store }) => store)).size;
const refusedOf = ({ blocked }: Preview) => new Set(blocked.map(({ store }) => store)).size;

function FigureTable({ a, b }: Both) {
  const t = useTranslations("dc.compare");
  const run = useTranslations("dc.run");
  const format = useFormat();
  const span = (minutes: number) => format.span(minutes * 60_000);
  const figures: { label: string; of: (one: Preview) => number; write: (value: number) => string }[] = [
    { label: run("stores"), of: storesOf, write: format.count },
    { label: run("orders"), of: ({ orders }) => orders, write: format.count },
    { label: run("lines"), of: ({ lines }) => lines, write: format.count },
    { label: run("cartons"), of: ({ cartons }) => cartons, write: format.count },
    { label: run("totes"), of: ({ totes }) => totes, write: format.count },
    { label: run("trucks"), of: ({ trucks }) => trucks, write: format.count },
    { label: run("pickTime"), of: ({ estimatedPickMinutes }) => estimatedPickMinutes, write: span },
    { label: run("amount"), of: ({ amount }) => parseFen(amount) ?? 0, write: format.money },
    { label: t("refused"), of: refusedOf, write: format.count },
    { label: t("shortItems"), of: ({ shortages }) => shortages.length, write: format.count },
  ];
  return (
    <Card title={t("figures")}>
      <SimpleTable
        label={t("figures")}
        heads={[
          { label: t("figure") },
          { label: t("a"), isEnd: true },
          { label: t("b"), isEnd: true },
          { label: t("difference"), isEnd: true },
        ]}
        rows={figures}
        rowId={({ label }) => label}
        cells={({ label, of, write }) => [
          label,
          write(of(a)),
          write(of(b)),
          <Difference key="difference" by={of(b) - of(a)} write={write} />,
        ]}
      />
    </Card>
  );
}

/** By how much the second is more or less; a dash when they are the same. */
export function Difference({ by, write }: { by: number; write: (value: number) => string }): ReactNode {
  if (by === 0) return <span className="text-quiet">–</span>;
  return (
    <span className="font-medium text-accent">
      {by > 0 ? "+" : "−"}
      {write(Math.abs(by))}
    </span>
  );
}

/** When each zone would be done, the later of the two marked. */
function ZoneEnds({ a, b }: Both) {
  const t = useTranslations("dc.compare");
  const format = useFormat();
  const zones = paired(a.zones, b.zones, ({ dc, zone }) => `${dc} ${zone || "–"}`);
  const cell = (one: Preview["zones"][number] | undefined, other: typeof one) =>
    one === undefined ? (
      <span className="text-quiet">–</span>
    ) : (
      <span>
        <span className={cn(other && one.endsAt > other.endsAt && "font-medium text-attention")}>
          {format.instant(one.endsAt)}
        </span>
        <span className="block text-quiet">
          {t("zoneWork", { lines: format.count(one.lines), people: one.people })}
        </span>
      </span>
    );
  return (
    <Card title={t("zones")}>
      {zones.length === 0 ? (
        <EmptyState title={t("noZones")} />
      ) : (
        <SimpleTable
          label={t("zones")}
          heads={[{ label: t("zone") }, { label: t("a"), isEnd: true }, { label: t("b"), isEnd: true }]}
          rows={zones}
          rowId={({ key }) => key}
          cells={(row) => [row.key, cell(row.a, row.b), cell(row.b, row.a)]}
        />
      )}
    </Card>
  );
}

/** The stores that either run would refuse, with what is missing there. */
function ShortOfMoney({ a, b }: Both) {
  const t = useTranslations("dc.compare");
  const format = useFormat();
  const refused = ({ stores }: Preview) => stores.filter(({ blocked }) => blocked !== null);
  const rows = paired(refused(a), refused(b), ({ store }) => store);
  const names = new Map([...a.stores, ...b.stores].map(({ store, storeName }) => [store, storeName]));
  const cell = (
    one: Preview["stores"][number] | undefined,
    other: typeof one,
    side: Preview,
    store: string,
  ) => {
    if (one?.blocked)
      return (
        <span className={cn(!other && "font-medium text-blocked")}>
          {format.money(one.blocked.shortfallFen)}
        </span>
      );
    return (
      <span className="text-quiet">
        {side.stores.some((s) => s.store === store) ? t("pays") : t("notIn")}
      </span>
    );
  };
  return (
    <Card title={t("money")}>
      {rows.length === 0 ? (
        <EmptyState title={t("noMoneyShort")} />
      ) : (
        <SimpleTable
          label={t("money")}
          heads={[{ label: t("store") }, { label: t("a"), isEnd: true }, { label: t("b"), isEnd: true }]}
          rows={rows}
          rowId={({ key }) => key}
          cells={(row) => [
            <StoreName key="store" code={row.key} name={names.get(row.key) ?? ""} />,
            cell(row.a, row.b, a, row.key),
            cell(row.b, row.a, b, row.key),
          ]}
        />
      )}
    </Card>
  );
}
