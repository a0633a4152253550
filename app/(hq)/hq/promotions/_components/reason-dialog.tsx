"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea } from "@/app/_ui/text-input";

interface ReasonDialogProps {
  title: string;
  text: string;
  confirm: string;
  isDangerous?: boolean;
  isRunning: boolean;
  sentence: string | undefined;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Does something for a reason that stays in the history. */
export function ReasonDialog(props: ReasonDialogProps) {
  const t = useTranslations("hq.promotion");
  const kit = useTranslations("common.kit");
  const [reason, setReason] = useState("");
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      description={props.text}
      actions={
        <>
          <Button size="large" onClick={props.onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant={props.isDangerous ? "danger" : "primary"}
            disabled={reason.trim() === ""}
            isLoading={props.isRunning}
            onClick={() => props.onConfirm(reason)}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="promotion-reason" label={t("reason")} help={t("reasonHelp")}>
          <TextArea id="promotion-reason" maxLength={500} value={reason} onChange={setReason} />
        </Field>
        {props.sentence && <Refusal sentence={props.sentence} />}
      </div>
    </Dialog>
  );
}
