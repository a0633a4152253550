"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-input";
import { readPasted } from "../_lib/wanted-lines";

interface PasteDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onLines: (lines: { code: string; qty: number }[]) => void;
}

/** Takes a list from a spreadsheet or a chat: one item and its quantity per line. */
export function PasteDialog({ isOpen, onClose, onLines }: PasteDialogProps) {
  const t = useTranslations("store.order.paste");
  const kit = useTranslations("common.kit");
  const [text, setText] = useState("");
  const lines = readPasted(text);
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
            disabled={lines.length === 0}
            onClick={() => {
              onLines(lines);
              setText("");
            }}
          >
            {t("take", { count: lines.length })}
          </Button>
        </>
      }
    >
      <Field id="pasted" label={t("label")} help={t("help")}>
        <TextArea id="pasted" rows={8} value={text} onChange={setText} placeholder={"10002 12\n85123A 24"} />
      </Field>
    </Dialog>
  );
}
