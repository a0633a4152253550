"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { type AdjustmentRow, Signed, StateChip, Why } from "./adjustments-table";

interface AdjustmentDrawerProps {
  dc: string;
  row: AdjustmentRow | undefined;
  onClose: () => void;
}

/** One adjustment: what it moves, why, who asked and who decided; while it waits, the second person's yes or no. */
export function AdjustmentDrawer({ dc, row, onClose }: AdjustmentDrawerProps) {
  const t = useTranslations("dc.stock.adjustments");
  const format = useFormat();
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={row ? <DocumentNumber no={row.adjustment} /> : ""}
      aside={row && <StateChip status={row.status} />}
    >
      {row && (
        <div className="flex flex-col gap-5">
          <p className="text-base">
            <span className="font-medium">{row.item}</span> {row.name}
          </p>
          <Figures
            figures={[
              { label: t("columns.qty"), value: <Signed row={row} /> },
              { label: t("columns.value"), value: <Money fen={parseFen(row.value)} /> },
            ]}
          />
          <p>
            <Why reason={row.reason} />: {row.note}
          </p>
          <Facts>
            <span>{t("askedBy", { who: row.requestedBy, when: format.instant(row.requestedAt) })}</span>
            {row.decidedAt && (
              <span>{t("decidedBy", { who: row.decidedBy ?? "", when: format.instant(row.decidedAt) })}</span>
            )}
          </Facts>
          {row.decisionReason && <p>{row.decisionReason}</p>}
          {row.status === "requested" && <Decision key={row.adjustment} dc={dc} row={row} />}
        </div>
      )}
    </Drawer>
  );
}

function Decision({ dc, row }: { dc: string; row: AdjustmentRow }) {
  const t = useTranslations("dc.stock.adjustments");
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const command = useCommand(trpc.warehouse.decideAdjustment.mutationOptions(), {
    done: ({ adjustment, status }) => t(status === "approved" ? "approved" : "rejected", { no: adjustment }),
    onRefused: () => true,
  });
  const decide = (decision: "approve" | "reject") =>
    command.run({ dc, adjustment: row.adjustment, decision, reason: reason.trim() });
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      {row.isMine && <p className="text-quiet">{t("secondPerson")}</p>}
      <Field id="decision-reason" label={t("remark")}>
        <TextInput id="decision-reason" value={reason} onChange={setReason} />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button size="large" isLoading={command.isRunning} onClick={() => decide("reject")}>
          {t(row.isMine ? "takeBack" : "reject")}
        </Button>
        {!row.isMine && (
          <Button
            size="large"
            variant="primary"
            isLoading={command.isRunning}
            onClick={() => decide("approve")}
          >
            {t("approve")}
          </Button>
        )}
      </div>
    </div>
  );
}
