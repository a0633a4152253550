"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { Refusal } from "@/app/_ui/refusal";
import { dropMoveReasons } from "@/server/warehouse/schema";
import { cardOf } from "../../_lib/stock-input";
import { MoveKind, MovePieces, type MoveRow } from "./moves-table";

/** One move: from where to where, how much of it is done, and giving it up with a reason. */
export function MoveDrawer({
  dc,
  row,
  onClose,
}: {
  dc: string;
  row: MoveRow | undefined;
  onClose: () => void;
}) {
  const t = useTranslations("dc.stock.moves");
  const reasons = useTranslations("dc.stock.moves.reasons");
  const command = useCommand(useTRPC().warehouse.dropMove.mutationOptions(), {
    done: t("dropped"),
    onDone: onClose,
    onRefused: () => true,
  });
  const why = ["gone", ...dropMoveReasons].find((one) => one === row?.closeReason);
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={row ? `${row.item} ${row.name}` : ""}
      aside={row && <MoveKind kind={row.kind} />}
    >
      {row && (
        <div className="flex flex-col gap-5">
          <p className="flex flex-wrap items-center gap-3 text-2xl font-semibold">
            {row.from}
            <ArrowRight aria-hidden className="size-6 text-quiet" />
            {row.to || t("anyPlace")}
          </p>
          <Figures
            figures={[
              { label: t("columns.qty"), value: <MovePieces row={row} qty={row.qty} /> },
              { label: t("columns.moved"), value: <MovePieces row={row} qty={row.moved} /> },
            ]}
          />
          {why && <p className="text-quiet">{reasons(why as "gone")}</p>}
          <div>
            <LinkButton href={cardOf(dc, row.item)}>{t("card")}</LinkButton>
          </div>
          {command.sentence && <Refusal sentence={command.sentence} />}
          {row.status === "open" && (
            <div className="flex flex-col gap-3 border-t pt-4">
              <p className="text-quiet">{t("dropText")}</p>
              <div className="flex flex-wrap gap-2">
                {dropMoveReasons.map((reason) => (
                  <Button
                    key={reason}
                    size="large"
                    isLoading={command.isRunning}
                    onClick={() => command.run({ dc, task: row.task, reason })}
                  >
                    {reasons(reason)}
                  </Button>
                ))}
              </div>
            </div>
          )}
        </div>
      )}
    </Drawer>
  );
}
