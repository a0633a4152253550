"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import type { BoardRow } from "./task-actions";

/** Gives a task to somebody who picks at its DC. */
export function AssignDialog({ row, onClose }: { row: BoardRow; onClose: () => void }) {
  const t = useTranslations("dc.tasks");
  const kit = useTranslations("common.kit");
  const trpc = useTRPC();
  const [to, setTo] = useState<string | undefined>(undefined);
  const people = useQuery(trpc.wave.assignees.queryOptions({ dc: row.dc }));
  const assign = useCommand(trpc.wave.assignTask.mutationOptions(), {
    done: ({ claimedBy }) => t("assigned", { task: row.task, name: claimedBy ?? "" }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("assignTitle", { task: row.task })}
      description={row.scannedLines > 0 ? t("kept", { lines: row.scannedLines }) : undefined}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant="primary"
            isLoading={assign.isRunning}
            disabled={to === undefined}
            onClick={() => to !== undefined && assign.run({ task: row.task, to })}
          >
            {t("assign")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="assign-to" label={t("picker")}>
          <Combobox
            id="assign-to"
            value={to}
            onChange={setTo}
            options={(people.data ?? []).map(({ login, name }) => ({
              value: login,
              label: name,
              note: login,
            }))}
          />
        </Field>
        {assign.sentence && <Refusal sentence={assign.sentence} />}
      </div>
    </Dialog>
  );
}
