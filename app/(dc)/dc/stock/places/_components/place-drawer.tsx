"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { placeKinds } from "@/server/warehouse/schema";
import { cardOf } from "../../_lib/stock-input";
import { PlaceKindChip, type PlaceRow } from "./places-table";

interface PlaceDrawerProps {
  dc: string;
  row: PlaceRow | undefined;
  onClose: () => void;
  mayChange: boolean;
}

/** One place: what lies there, and what it is for; of a pick face its least and most. */
export function PlaceDrawer({ dc, row, onClose, mayChange }: PlaceDrawerProps) {
  const t = useTranslations("dc.stock.places");
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={row?.place ?? ""}
      aside={row && <PlaceKindChip kind={row.kind} />}
    >
      {row && (
        <div className="flex flex-col gap-5">
          {row.item === null ? (
            <p className="text-quiet">{t("free")}</p>
          ) : (
            <>
              <p className="text-base">
                <span className="font-medium">{row.item}</span> {row.name}
              </p>
              <Figures
                figures={[
                  { label: t("columns.qty"), value: <Pieces row={row} qty={row.qty} /> },
                  { label: t("columns.coming"), value: <Pieces row={row} qty={row.coming} /> },
                ]}
              />
              <div>
                <LinkButton href={cardOf(dc, row.item)}>{t("card")}</LinkButton>
              </div>
            </>
          )}
          {mayChange &&
            (row.kind === "face" ? (
              row.item !== null && (
                <Limits key={`${row.item} ${row.limits?.max}`} dc={dc} row={row} item={row.item} />
              )
            ) : (
              <Kind dc={dc} row={row} onGone={onClose} />
            ))}
        </div>
      )}
    </Drawer>
  );
}

function Pieces({ row, qty }: { row: PlaceRow; qty: number }) {
  return (
    <Quantity
      qty={qty}
      isWeighed={row.isWeighed}
      casePackEach={row.isWeighed ? undefined : row.casePackEach}
      unit={row.unit}
    />
  );
}

function Limits({ dc, row, item }: { dc: string; row: PlaceRow; item: string }) {
  const t = useTranslations("dc.stock.places");
  const [min, setMin] = useState(row.limits?.min ?? 0);
  const [max, setMax] = useState(row.limits?.max ?? 0);
  const save = useCommand(useTRPC().warehouse.setFace.mutationOptions(), {
    done: t("saved"),
    onRefused: () => true,
  });
  const unit = row.isWeighed ? "g" : row.unit;
  const isRange = min < max;
  return (
    <form
      className="flex flex-col gap-4 border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRange) save.run({ dc, item, limits: { min, max } });
      }}
    >
      <p className="text-quiet">{t("limitsText")}</p>
      <div className="flex flex-wrap gap-5">
        <Field id="min" label={t("min")}>
          <QuantityInput id="min" label={t("min")} value={min} onChange={setMin} unit={unit} />
        </Field>
        <Field id="max" label={t("max")} error={isRange || max === 0 ? undefined : t("rangeWrong")}>
          <QuantityInput id="max" label={t("max")} value={max} onChange={setMax} unit={unit} />
        </Field>
      </div>
      {save.sentence && <Refusal sentence={save.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="large" disabled={!isRange} isLoading={save.isRunning}>
          {t("save")}
        </Button>
        {row.limits && (
          <Button size="large" variant="quiet" onClick={() => save.run({ dc, item, limits: null })}>
            {t("noLimits")}
          </Button>
        )}
      </div>
    </form>
  );
}

function Kind({ dc, row, onGone }: { dc: string; row: PlaceRow; onGone: () => void }) {
  const t = useTranslations("dc.stock.places");
  const kinds = useTranslations("dc.stock.places.kinds");
  const save = useCommand(useTRPC().warehouse.setPlace.mutationOptions(), {
    done: ({ kind }) => (kind === null ? t("removed", { place: row.place }) : t("saved")),
    onDone: onGone,
    onRefused: () => true,
  });
  const others = placeKinds.filter((kind) => kind !== row.kind);
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      {save.sentence && <Refusal sentence={save.sentence} />}
      <div className="flex flex-wrap gap-2">
        {others.map((other) => (
          <Button
            key={other}
            size="large"
            isLoading={save.isRunning}
            onClick={() => save.run({ dc, place: row.place, kind: other })}
          >
            {t("change", { kind: kinds(other) })}
          </Button>
        ))}
        {row.qty === 0 && (
          <Button size="large" variant="quiet" onClick={() => save.run({ dc, place: row.place, kind: null })}>
            {t("remove")}
          </Button>
        )}
      </div>
    </div>
  );
}
