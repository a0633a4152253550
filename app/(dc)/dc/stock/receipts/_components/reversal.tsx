"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { parseFen } from "@/server/shared/fen";
import { ReasonDialog } from "../../../_components/reason-dialog";

type Receipt = RouterOutputs["warehouse"]["receipt"];

/** Whether a receipt is or shall be taken back; who may, asks for it here or decides it. */
export function Reversal({ receipt, mayReverse }: { receipt: Receipt; mayReverse: boolean }) {
  const t = useTranslations("dc.stock.receipts");
  const format = useFormat();
  const { reversal, reversedAt } = receipt;
  const isWanted = reversal?.status === "requested";
  return (
    <div className="flex flex-col gap-3">
      {reversal && (isWanted || reversedAt !== null) && (
        <div className="rounded-md bg-attention-soft p-3">
          {reversedAt !== null && (
            <p className="font-medium">{t("wasReversed", { when: format.instant(reversedAt) })}</p>
          )}
          <p>{t("wanted", { who: reversal.requestedBy, when: format.instant(reversal.requestedAt) })}</p>
          <p>{reversal.reason}</p>
          {reversal.decisionReason && <p className="text-quiet">{reversal.decisionReason}</p>}
        </div>
      )}
      {mayReverse && isWanted && <Decide receipt={receipt} isMine={reversal.isMine} />}
      {mayReverse && !isWanted && reversedAt === null && <Ask receipt={receipt} />}
    </div>
  );
}

function Ask({ receipt: { dc, receipt } }: { receipt: Receipt }) {
  const t = useTranslations("dc.stock.receipts");
  const trpc = useTRPC();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const settings = useQuery(trpc.warehouse.settings.queryOptions({ dc }));
  const command = useCommand(trpc.warehouse.reverseReceipt.mutationOptions(), {
    done: ({ receipt: no, status }) => t(status === "approved" ? "reversedDone" : "reversalAsked", { no }),
    onDone: () => setIsOpen(false),
    onRefused: () => true,
  });
  return (
    <div>
      <Button variant="danger" size="large" onClick={() => setIsOpen(true)}>
        {t("reverse")}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title={t("reverseTitle", { no: receipt })}
        confirm={t("reverse")}
        isRunning={command.isRunning}
        sentence={command.sentence}
        onConfirm={(reason) => command.run({ dc, receipt, reason })}
        onClose={() => setIsOpen(false)}
      >
        {settings.data && (
          <p>{t("reverseText", { limit: format.money(parseFen(settings.data.adjustmentLimit) ?? 0) })}</p>
        )}
      </ReasonDialog>
    </div>
  );
}

function Decide({ receipt: { dc, receipt }, isMine }: { receipt: Receipt; isMine: boolean }) {
  const t = useTranslations("dc.stock.receipts");
  const command = useCommand(useTRPC().warehouse.decideReversal.mutationOptions(), {
    done: ({ receipt: no, status }) => t(status === "approved" ? "reversedDone" : "reversalRejected", { no }),
    onRefused: () => true,
  });
  const decide = (decision: "approve" | "reject") => command.run({ dc, receipt, decision, reason: "" });
  return (
    <>
      {isMine && <p className="text-quiet">{t("secondPerson")}</p>}
      {command.sentence && <Refusal sentence={command.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button size="large" isLoading={command.isRunning} onClick={() => decide("reject")}>
          {t(isMine ? "takeBack" : "keep")}
        </Button>
        {!isMine && (
          <Button
            size="large"
            variant="danger"
            isLoading={command.isRunning}
            onClick={() => decide("approve")}
          >
            {t("approveReversal")}
          </Button>
        )}
      </div>
    </>
  );
}
