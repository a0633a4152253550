"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";

/** Takes a write-off back: the goods are in the stock again (红冲). */
export function ReverseButton({ shrinkage }: { shrinkage: string }) {
  const t = useTranslations("store.shrinkage.reversing");
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");
  const command = useCommand(useTRPC().shrinkage.reverse.mutationOptions(), {
    done: t("done", { no: shrinkage }),
    onDone: () => setIsAsking(false),
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
            onClick={() => command.run({ shrinkage, reason })}
          >
            {t("reverse")}
          </Button>
        }
      >
        <Field id="reverse-reason" label={t("reason")}>
          <TextInput id="reverse-reason" maxLength={200} value={reason} onChange={setReason} />
        </Field>
      </Dialog>
    </>
  );
}
