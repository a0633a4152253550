"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";

/** After how many days of an unpaid delivery nothing more is generated for a store (R05). */
export function StopRule({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("hq.cod.stop");
  const trpc = useTRPC();
  const settings = useQuery(trpc.cod.settings.queryOptions());
  const [isOpen, setIsOpen] = useState(false);
  const days = settings.data?.stopAfterDays;
  const word = days === undefined ? "" : days === null ? t("off") : t("on", { days });
  if (!mayChange) return <span className="text-quiet">{word}</span>;
  return (
    <>
      <Button size="large" onClick={() => setIsOpen(true)}>
        {word}
      </Button>
      {isOpen && <StopDialog days={days ?? null} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function StopDialog({ days, onClose }: { days: number | null; onClose: () => void }) {
  const t = useTranslations("hq.cod.stop");
  const trpc = useTRPC();
  const [text, setText] = useState(days === null ? "" : String(days));
  const save = useCommand(trpc.cod.setSettings.mutationOptions(), { done: t("done"), onDone: onClose });
  const isValid = /^\d{0,3}$/.test(text) && Number(text) <= 365;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("text")}
      actions={
        <Button
          variant="primary"
          size="large"
          disabled={!isValid}
          isLoading={save.isRunning}
          onClick={() => save.run({ stopAfterDays: text === "" ? null : Number(text) })}
        >
          {t("save")}
        </Button>
      }
    >
      <Field id="cod-stop-days" label={t("days")} help={t("help")}>
        <TextInput
          id="cod-stop-days"
          inputMode="numeric"
          value={text}
          aria-invalid={isValid ? undefined : true}
          onChange={(next) => setText(next.trim())}
        />
      </Field>
    </Dialog>
  );
}
