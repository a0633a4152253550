"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Quantity } from "@/app/_ui/quantity";
import { SimpleTable } from "../../../_components/simple-table";
import { useDc } from "../../_components/dc-choice";

type Row = RouterOutputs["warehouse"]["crossDock"]["rows"][number];

/** What lies at the places for cross-docking and who waits for it; nothing is shown where nothing lies. */
export function CrossDock() {
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.crossDock.queryOptions({ dc: dc ?? "" }),
    enabled: dc !== undefined,
  });
  const rows = query.data?.rows ?? [];
  return dc === undefined || rows.length === 0 ? null : <Lying dc={dc} rows={rows} />;
}

function Lying({ dc, rows }: { dc: string; rows: readonly Row[] }) {
  const t = useTranslations("dc.stock.moves.crossDock");
  const heads = useTranslations("dc.stock.moves.crossDock.columns");
  return (
    <Card title={t("title")} aside={<Clear dc={dc} />}>
      <div className="flex flex-col gap-3">
        <p className="text-quiet">{t("text")}</p>
        <SimpleTable
          hasCards
          label={t("title")}
          heads={[
            { label: heads("place") },
            { label: heads("item") },
            { label: heads("qty"), isEnd: true },
            { label: heads("promised"), isEnd: true },
            { label: heads("waiting"), isEnd: true },
            { label: heads("leaving"), isEnd: true },
            { label: heads("expiresOn"), isWideOnly: true },
          ]}
          rows={rows}
          rowId={(row) => `${row.place} ${row.item}`}
          cells={(row) => [
            <span key="place" className="font-medium whitespace-nowrap">
              {row.place}
            </span>,
            <span key="item">
              <span className="font-medium">{row.item}</span> {row.name}
            </span>,
            <Pieces key="qty" row={row} qty={row.qty} />,
            <Pieces key="promised" row={row} qty={row.promised} />,
            <span key="waiting" className="flex flex-col items-end">
              <Pieces row={row} qty={row.waiting} />
              {row.stores > 0 && (
                <span className="whitespace-nowrap text-quiet">{t("stores", { count: row.stores })}</span>
              )}
            </span>,
            <Pieces key="leaving" row={row} qty={row.leaving} />,
            row.expiresOn ?? <span className="text-quiet">–</span>,
          ]}
        />
      </div>
    </Card>
  );
}

function Pieces({ row, qty }: { row: Row; qty: number }) {
  if (qty === 0) return <span className="text-quiet">–</span>;
  return <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} className="whitespace-nowrap" />;
}

/** Puts away what is left there, also what the pool waits for: asked first. */
function Clear({ dc }: { dc: string }) {
  const t = useTranslations("dc.stock.moves.crossDock");
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand(useTRPC().warehouse.clearCrossDock.mutationOptions(), {
    done: ({ requested }) => t("cleared", { count: requested }),
    onDone: () => setIsAsked(false),
  });
  return (
    <>
      <Button size="small" onClick={() => setIsAsked(true)}>
        {t("clear")}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t("clearTitle")}
        confirm={t("clear")}
        isRunning={command.isRunning}
        onConfirm={() => command.run({ dc })}
        onClose={() => setIsAsked(false)}
      >
        {t("clearText")}
      </ConfirmDialog>
    </>
  );
}
