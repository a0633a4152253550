"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { timeOfDay } from "@/server/shared/time-of-day";
import { rolloutInput } from "@/server/upgrade/schema";

/** How often tills ask, how many download at once, when none does, and when an upgrade is forced. */
export function RolloutDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.pos");
  const terms = useQuery(useTRPC().upgrade.rollout.queryOptions());
  return (
    <Dialog isOpen onClose={onClose} title={t("terms")} description={t("termsText")}>
      {terms.data ? <Terms now={terms.data} onClose={onClose} /> : <LinesSkeleton lines={6} />}
    </Dialog>
  );
}

const numbers = ["pollMinutes", "parallelMax", "lineMbit", "forceAfterDays"] as const;

function Terms({ now, onClose }: { now: RouterOutputs["upgrade"]["rollout"]; onClose: () => void }) {
  const t = useTranslations("hq.pos");
  const [values, setValues] = useState({
    ...(Object.fromEntries(numbers.map((name) => [name, String(now[name])])) as Record<
      (typeof numbers)[number],
      string
    >),
    from: now.quietFrom === null ? "" : timeOfDay(now.quietFrom),
    to: now.quietTo === null ? "" : timeOfDay(now.quietTo),
  });
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const command = useCommand(useTRPC().upgrade.configure.mutationOptions(), {
    done: t("termsDone"),
    onDone: onClose,
    onRefused: () => true,
  });
  const isQuiet = values.from !== "" || values.to !== "";
  const wish = {
    pollMinutes: Number(values.pollMinutes),
    parallelMax: Number(values.parallelMax),
    lineMbit: Number(values.lineMbit),
    forceAfterDays: Number(values.forceAfterDays),
    quiet: isQuiet ? { from: values.from, to: values.to } : null,
  };
  const isWhole = rolloutInput.safeParse(wish).success;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) command.run(wish);
      }}
    >
      {numbers.map((name) => (
        <Field key={name} id={`rollout-${name}`} label={t(`fields.${name}`)} help={t(`fieldHelp.${name}`)}>
          <TextInput
            id={`rollout-${name}`}
            inputMode="numeric"
            value={values[name]}
            onChange={set(name)}
            suffix={<span className="text-quiet">{t(`fieldUnits.${name}`)}</span>}
          />
        </Field>
      ))}
      <div className="grid grid-cols-2 gap-4">
        <Field id="rollout-from" label={t("fields.from")} help={t("quietHelp")}>
          <TextInput id="rollout-from" placeholder="07:00" value={values.from} onChange={set("from")} />
        </Field>
        <Field id="rollout-to" label={t("fields.to")}>
          <TextInput id="rollout-to" placeholder="09:00" value={values.to} onChange={set("to")} />
        </Field>
      </div>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button type="submit" variant="primary" size="large" disabled={!isWhole} isLoading={command.isRunning}>
        {t("save")}
      </Button>
    </form>
  );
}
