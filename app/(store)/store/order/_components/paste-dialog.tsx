"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-input";
import { readListFile } from "../_lib/read-list-file";
import { readPasted } from "../_lib/wanted-lines";

interface PasteDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onLines: (lines: { code: string; qty: number }[]) => void;
}

/** Takes a list from a spreadsheet or a chat: one item and its quantity per line, pasted or as a file. */
export function PasteDialog({ isOpen, onClose, onLines }: PasteDialogProps) {
  const t = useTranslations("store.order.paste");
  const kit = useTranslations("common.kit");
  const [text, setText] = useState("");
  const [isUnreadable, setIsUnreadable] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const lines = readPasted(text);
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    try {
      const wanted = await readListFile(file);
      setIsUnreadable(wanted.length === 0);
      if (wanted.length > 0) onLines(wanted);
    } catch {
      setIsUnreadable(true);
    }
  };
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
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button size="large" icon={<FileUp aria-hidden />} onClick={() => picker.current?.click()}>
          {t("file")}
        </Button>
        <span className="text-sm text-quiet">{t("fileHelp")}</span>
        <input
          ref={picker}
          type="file"
          aria-label={t("file")}
          accept=".csv,.txt,.tsv,.xlsx"
          className="hidden"
          onChange={(event) => {
            void readFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {isUnreadable && (
        <p role="alert" className="mt-2 text-blocked">
          {t("unreadable")}
        </p>
      )}
    </Dialog>
  );
}
