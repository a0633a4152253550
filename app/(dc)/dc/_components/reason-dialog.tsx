"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface ReasonDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen, with the numbers. */
  children?: ReactNode;
  /** The verb on the button. */
  confirm: string;
  isRunning: boolean;
  /** Nothing is taken back by it. */
  isHarmless?: boolean;
  /** Why the last attempt was refused. */
  sentence?: string;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks why before something is taken back; the reason is kept with the document. Enter sends. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { isOpen, title, children, confirm, isRunning, isHarmless, sentence, onConfirm, onClose } = props;
  const t = useTranslations("dc.reason");
  const kit = useTranslations("common.kit");
  const id = useId();
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const submit = () => {
    const text = reason.trim();
    setIsMissing(text === "");
    if (text !== "") onConfirm(text);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant={isHarmless ? "primary" : "danger"}
            isLoading={isRunning}
            onClick={submit}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <Field id={id} label={t("label")} help={t("help")} error={isMissing ? t("missing") : undefined}>
          <TextInput
            id={id}
            value={reason}
            onChange={setReason}
            maxLength={200}
            autoFocus
            aria-invalid={isMissing}
            aria-describedby={`${id}-note`}
          />
        </Field>
        {sentence && <Refusal sentence={sentence} />}
      </form>
    </Dialog>
  );
}
