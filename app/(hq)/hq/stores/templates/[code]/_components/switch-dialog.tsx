"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea } from "@/app/_ui/text-input";
import type { TemplateLineText } from "@/server/template/schema";

interface SwitchDialogProps {
  template: RouterOutputs["template"]["get"];
  lines: TemplateLineText[];
  note: string;
  onClose: () => void;
}

/** The emergency switch: what is in the form counts at once, in open windows as well, and every store reads why (U12). */
export function SwitchDialog({ template, lines, note: first, onClose }: SwitchDialogProps) {
  const t = useTranslations("hq.template.atOnce");
  const [note, setNote] = useState(first);
  const change = useCommand(useTRPC().template.switchNow.mutationOptions(), {
    done: ({ version, isNew }) => (isNew ? t("done", { version }) : t("unchanged")),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("text", { count: template.stores.length })}
      actions={
        <Button
          variant="danger"
          size="large"
          disabled={note.trim() === ""}
          isLoading={change.isRunning}
          onClick={() =>
            change.run({
              template: template.template,
              baseVersion: template.newestVersion,
              lines,
              note,
            })
          }
        >
          {t("confirm", { count: template.stores.length })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="switch-note" label={t("reason")} help={t("reasonHelp")}>
          <TextArea id="switch-note" value={note} onChange={setNote} />
        </Field>
        {change.sentence && <Refusal sentence={change.sentence} />}
      </div>
    </Dialog>
  );
}
