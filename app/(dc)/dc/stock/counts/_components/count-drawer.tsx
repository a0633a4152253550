"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { ReasonDialog } from "../../../_components/reason-dialog";
import { type CountRow, Pieces, StateChip, Why } from "./counts-table";

interface CountDrawerProps {
  dc: string;
  row: CountRow | undefined;
  onClose: () => void;
  mayWork: boolean;
  mayDecide: boolean;
}

/** One count: the place in big type, the quantity that lies there, and what a manager decides about it. */
export function CountDrawer({ dc, row, onClose, mayWork, mayDecide }: CountDrawerProps) {
  const t = useTranslations("dc.stock.counts");
  const isCountable = row?.status === "open" || row?.status === "recount";
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={row ? `${row.item} ${row.name}` : ""}
      aside={row && <StateChip status={row.status} />}
    >
      {row && (
        <div className="flex flex-col gap-5">
          <p className="text-4xl font-semibold">{row.location || "–"}</p>
          <p className="text-quiet">
            <Why row={row} /> · {row.requestedBy} · {row.barcode}
          </p>
          {row.difference !== null && (
            <Figures
              figures={[
                { label: t("columns.counted"), value: <Pieces row={row} qty={row.counted} /> },
                { label: t("columns.difference"), value: <Pieces row={row} qty={row.difference} isSigned /> },
              ]}
            />
          )}
          {isCountable && mayWork && <Counting key={`${row.count} ${row.status}`} dc={dc} row={row} />}
          {mayDecide && row.status !== "posted" && row.status !== "cancelled" && (
            <Decision key={row.count} dc={dc} row={row} onClose={onClose} />
          )}
        </div>
      )}
    </Drawer>
  );
}

function Counting({ dc, row }: { dc: string; row: CountRow }) {
  const t = useTranslations("dc.stock.counts");
  const [qty, setQty] = useState(0);
  const command = useCommand(useTRPC().warehouse.recordCount.mutationOptions(), {
    done: ({ status }) => t(`after.${status}`),
    onRefused: () => true,
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        command.run({ dc, count: row.count, counted: qty });
      }}
    >
      <p>{t(row.status === "recount" ? "again" : "blind")}</p>
      <div className="flex flex-wrap items-center gap-3">
        <QuantityInput
          size="touch"
          value={qty}
          onChange={setQty}
          label={t("columns.counted")}
          unit={row.isWeighed ? "g" : row.unit}
        />
        <Button type="submit" variant="primary" size="touch" isLoading={command.isRunning}>
          {t("record")}
        </Button>
      </div>
      {command.sentence && <Refusal sentence={command.sentence} />}
    </form>
  );
}

function Decision({ dc, row, onClose }: { dc: string; row: CountRow; onClose: () => void }) {
  const t = useTranslations("dc.stock.counts");
  const [isCancelling, setIsCancelling] = useState(false);
  const command = useCommand(useTRPC().warehouse.decideCount.mutationOptions(), {
    done: ({ status }) => t(`after.${status}`),
    onDone: ({ status }) => status === "cancelled" && onClose(),
    onRefused: () => true,
  });
  const decide = (decision: "post" | "recount" | "cancel", reason = "") =>
    command.run({ dc, count: row.count, decision, reason });
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      {command.sentence && !isCancelling && <Refusal sentence={command.sentence} />}
      <div className="flex flex-wrap gap-2">
        {row.status === "waiting" && (
          <>
            <Button
              size="large"
              variant="primary"
              isLoading={command.isRunning}
              onClick={() => decide("post")}
            >
              {t("post")}
            </Button>
            <Button size="large" onClick={() => decide("recount")}>
              {t("recount")}
            </Button>
          </>
        )}
        <Button size="large" variant="quiet" onClick={() => setIsCancelling(true)}>
          {t("cancel")}
        </Button>
      </div>
      <ReasonDialog
        isOpen={isCancelling}
        title={t("cancelTitle", { item: row.item })}
        confirm={t("cancel")}
        isRunning={command.isRunning}
        sentence={command.sentence}
        onConfirm={(reason) => decide("cancel", reason)}
        onClose={() => setIsCancelling(false)}
      />
    </div>
  );
}
