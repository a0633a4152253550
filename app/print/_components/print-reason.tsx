"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface PrintReasonProps {
  isOpen: boolean;
  /** How often it was printed, and by whom last. */
  sentence?: string;
  isRunning: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const usual = ["jam", "damaged", "lost", "changed"] as const;

/** Why a paper is printed again: one of the usual reasons by a press, or in words. */
export function PrintReason({ isOpen, sentence, isRunning, onConfirm, onClose }: PrintReasonProps) {
  const t = useTranslations("dc.print.again");
  const kit = useTranslations("common.kit");
  const id = useId();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant="primary"
            isLoading={isRunning}
            disabled={reason.trim() === ""}
            onClick={() => onConfirm(reason.trim())}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onConfirm(reason.trim());
        }}
      >
        {sentence && <Refusal sentence={sentence} />}
        <div className="flex flex-wrap gap-2">
          {usual.map((key) => (
            <Button key={key} size="large" onClick={() => setReason(t(key))}>
              {t(key)}
            </Button>
          ))}
        </div>
        <Field id={id} label={t("label")}>
          <TextInput id={id} value={reason} onChange={setReason} maxLength={200} autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
