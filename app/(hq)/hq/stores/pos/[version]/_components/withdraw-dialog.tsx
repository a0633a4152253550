"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import type { PackageDetail } from "./package-screen";

/** Asks once more before a package is taken back for good, and for the reason. */
export function WithdrawDialog({ data, onClose }: { data: PackageDetail; onClose: () => void }) {
  const t = useTranslations("hq.posPackage");
  const [reason, setReason] = useState("");
  const command = useCommand(useTRPC().upgrade.withdraw.mutationOptions(), {
    done: t("withdrawDone", { version: data.version }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={t("withdrawTitle", { version: data.version })}
      confirm={t("withdrawConfirm", { version: data.version })}
      isRunning={command.isRunning}
      isDisabled={reason.trim() === ""}
      onConfirm={() => command.run({ version: data.version, reason })}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p>
          {t("withdrawText", {
            installed: data.counts.installed,
            waiting: data.counts.allowed + data.counts.downloading,
          })}
        </p>
        <Field id="withdraw-reason" label={t("reason")}>
          <TextInput id="withdraw-reason" maxLength={300} value={reason} onChange={setReason} />
        </Field>
        {command.sentence && <Refusal sentence={command.sentence} />}
      </div>
    </ConfirmDialog>
  );
}
