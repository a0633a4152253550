"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea, TextInput } from "@/app/_ui/text-input";

/** Asks every store that has them for goods: one item to a line, with its date where only that one is meant. */
export function RecallDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.returns.recall");
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const command = useCommand(useTRPC().returns.openRecall.mutationOptions(), {
    done: ({ recall }) => t("opened", { no: recall }),
    onDone: onClose,
    onRefused: () => true,
  });
  const items = text
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([item, expiresOn]) => (item ? [{ item, expiresOn: expiresOn ?? null }] : []));
  const isWhole =
    reason.trim() !== "" &&
    items.length > 0 &&
    items.every(({ expiresOn }) => expiresOn === null || /^\d{4}-\d{2}-\d{2}$/.test(expiresOn));
  return (
    <Dialog isOpen onClose={onClose} title={t("open")} description={t("openText")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) command.run({ reason, items });
        }}
      >
        <Field id="recall-reason" label={t("reason")}>
          <TextInput id="recall-reason" maxLength={200} value={reason} onChange={setReason} />
        </Field>
        <Field id="recall-items" label={t("items")} help={t("itemsHelp")}>
          <TextArea id="recall-items" rows={4} value={text} onChange={setText} />
        </Field>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="danger" size="large" disabled={!isWhole} isLoading={command.isRunning}>
          {t("send")}
        </Button>
      </form>
    </Dialog>
  );
}
