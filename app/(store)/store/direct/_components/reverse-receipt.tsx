"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

/** Takes a receipt back as a whole (红冲): its goods leave the stock at what they cost. */
export function ReverseReceipt({ receipt }: { receipt: string }) {
  const t = useTranslations("store.direct.reversing");
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");
  const command = useCommand(useTRPC().direct.reverse.mutationOptions(), {
    done: t("done", { no: receipt }),
    onDone: () => setIsAsking(false),
    onRefused: () => true,
  });
  return (
    <>
      <Button variant="quiet" onClick={() => setIsAsking(true)}>
        {t("reverse")}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("title")}
        description={t("text")}
        actions={
          <Button
            variant="danger"
            size="touch"
            disabled={reason.trim() === ""}
            isLoading={command.isRunning}
            onClick={() => command.run({ receipt, reason })}
          >
            {t("reverse")}
          </Button>
        }
      >
        <Field id="reverse-reason" label={t("reason")}>
          <TextInput id="reverse-reason" maxLength={200} value={reason} onChange={setReason} />
        </Field>
        {command.sentence && <Refusal sentence={command.sentence} />}
      </Dialog>
    </>
  );
}
