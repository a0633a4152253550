"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import type { TripRef } from "@/server/dock/schema";
import type { Unit } from "../_lib/loads";

interface LeaveDialogProps {
  trip: TripRef;
  missing: readonly Unit[];
  isOpen: boolean;
  onClose: () => void;
}

/** The truck leaves: complete, or without what is named here label by label. */
export function LeaveDialog({ trip, missing, isOpen, onClose }: LeaveDialogProps) {
  const t = useTranslations("dc.loading");
  const id = useId();
  const [reason, setReason] = useState("");
  const leave = useCommand(useTRPC().dock.dispatchTrip.mutationOptions(), {
    done: ({ dispatched }) => t("left", { count: dispatched }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={missing.length === 0 ? t("leaveTitle") : t("leaveWithout", { count: missing.length })}
      confirm={t("leave")}
      isDangerous={missing.length > 0}
      isRunning={leave.isRunning}
      isDisabled={missing.length > 0 && reason.trim() === ""}
      onConfirm={() => leave.run({ ...trip, rest: missing.map(({ code }) => code), reason })}
      onClose={onClose}
    >
      {missing.length === 0 ? (
        <p>{t("leaveText")}</p>
      ) : (
        <>
          <p>{t("leaveWithoutText")}</p>
          <ul className="mt-2 max-h-60 overflow-auto">
            {missing.map(({ code, store, item, name }) => (
              <li key={code}>
                <b>{store}</b> · {code} {item} {name}
              </li>
            ))}
          </ul>
          <Field id={id} label={t("leaveReason")} className="mt-3">
            <TextInput id={id} value={reason} onChange={setReason} maxLength={200} />
          </Field>
        </>
      )}
      {leave.sentence && <Refusal sentence={leave.sentence} />}
    </ConfirmDialog>
  );
}
