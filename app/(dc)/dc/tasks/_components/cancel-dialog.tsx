"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { useStatusWord } from "@/app/_ui/status-chip";
import type { BoardRow } from "./task-actions";

const reasons = ["not_found", "empty", "damaged"] as const;

/** Closes a task before its end: says what stays, what becomes short, and asks why. */
export function CancelDialog({ row, onClose }: { row: BoardRow; onClose: () => void }) {
  const t = useTranslations("dc.tasks");
  const kit = useTranslations("common.kit");
  const word = useStatusWord();
  const trpc = useTRPC();
  const [reason, setReason] = useState<(typeof reasons)[number]>("not_found");
  const cancel = useCommand(trpc.wave.cancelTask.mutationOptions(), {
    done: ({ shortLines }) => t("cancelled", { task: row.task, lines: shortLines }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("cancelTitle", { task: row.task })}
      description={t("cancelText", { done: row.scannedLines, lines: row.lines })}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant="danger"
            isLoading={cancel.isRunning}
            onClick={() => cancel.run({ task: row.task, reason })}
          >
            {t("cancel")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="cancel-why" label={t("why")}>
          <Select
            id="cancel-why"
            value={reason}
            onChange={setReason}
            options={reasons.map((value) => ({ value, label: word("reason", value) }))}
          />
        </Field>
        {cancel.sentence && <Refusal sentence={cancel.sentence} />}
      </div>
    </Dialog>
  );
}
