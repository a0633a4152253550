"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";
import { ScopeFields, type StopPlace } from "./scope-fields";
import { type StopTarget, TargetFields } from "./target-fields";

/** What is stopped, where, from when to when, and why: those who search or scan it read the reason (R17). */
export function StopDialog({ today, onClose }: { today: BusinessDay; onClose: () => void }) {
  const t = useTranslations("hq.stops");
  const [target, setTarget] = useState<StopTarget>({ kind: "item", code: undefined });
  const [place, setPlace] = useState<StopPlace>({ scope: "all", of: [] });
  const [text, setText] = useState({ from: today as string, to: "", reason: "" });
  const change = (part: Partial<typeof text>) => setText((before) => ({ ...before, ...part }));
  const [forSafety, setForSafety] = useState(false);
  const create = useCommand(useTRPC().pool.stopItems.mutationOptions(), {
    done: ({ ordersChanged }) => (ordersChanged > 0 ? t("doneClosed", { count: ordersChanged }) : t("done")),
    onDone: onClose,
    onRefused: () => true,
  });
  const from = parseBusinessDay(text.from);
  const to = parseBusinessDay(text.to);
  const isWhole =
    target.code !== undefined &&
    (place.scope === "all" || place.of.length > 0) &&
    from !== undefined &&
    (text.to === "" || to !== undefined) &&
    text.reason.trim() !== "";
  const run = () => {
    if (!from || !target.code) return;
    create.run({
      item: target.kind === "item" ? target.code : null,
      category: target.kind === "category" ? target.code : null,
      ...place,
      from,
      to: to ?? null,
      reason: text.reason,
      forSafety,
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("new")}
      description={t("newText")}
      actions={
        <Button variant="primary" size="large" disabled={!isWhole} isLoading={create.isRunning} onClick={run}>
          {t("create")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TargetFields target={target} onChange={setTarget} />
        <ScopeFields place={place} onChange={setPlace} />
        <div className="grid grid-cols-2 gap-4">
          <Field id="stop-from" label={t("from")}>
            <TextInput
              id="stop-from"
              type="date"
              value={text.from}
              onChange={(day) => change({ from: day })}
            />
          </Field>
          <Field id="stop-to" label={t("to")} help={t("toHelp")}>
            <TextInput
              id="stop-to"
              type="date"
              min={text.from}
              value={text.to}
              onChange={(day) => change({ to: day })}
            />
          </Field>
        </div>
        <Field id="stop-reason" label={t("reason")} help={t("reasonHelp")}>
          <TextInput
            id="stop-reason"
            maxLength={200}
            value={text.reason}
            onChange={(reason) => change({ reason })}
          />
        </Field>
        <div>
          <Checkbox isChecked={forSafety} onChange={setForSafety} label={t("forSafety")} />
          <p className="mt-1 text-sm text-quiet">{t("forSafetyHelp")}</p>
        </div>
        {create.sentence && <Refusal sentence={create.sentence} />}
      </div>
    </Dialog>
  );
}
