"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { addDays, type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";
import { holidayKinds } from "@/server/template/schema";

/** Days ahead, and what becomes of their windows: for all templates, or for one. */
export function HolidayDialog({ today, onClose }: { today: BusinessDay; onClose: () => void }) {
  const t = useTranslations("hq.holidays");
  const trpc = useTRPC();
  const places = useQuery(trpc.catalog.places.queryOptions());
  const [template, setTemplate] = useState<string | undefined>();
  const [kind, setKind] = useState<(typeof holidayKinds)[number]>("closed");
  const [text, setText] = useState({
    from: "",
    to: "",
    start: "08:00",
    end: "12:00",
    movedTo: "",
    reason: "",
  });
  const change = (part: Partial<typeof text>) => setText((before) => ({ ...before, ...part }));
  const save = useCommand(trpc.template.setHoliday.mutationOptions(), {
    done: ({ holidays }) => t("done", { count: holidays.length }),
    onDone: onClose,
    onRefused: () => true,
  });
  const from = parseBusinessDay(text.from);
  const to = text.to === "" ? from : parseBusinessDay(text.to);
  const movedTo = parseBusinessDay(text.movedTo);
  const isWhole =
    from !== undefined &&
    to !== undefined &&
    text.reason.trim() !== "" &&
    (kind !== "moved" || movedTo !== undefined) &&
    (kind !== "hours" || (text.start !== "" && text.end !== ""));
  const run = () => {
    if (!from || !to) return;
    const isHours = kind === "hours";
    save.run({
      template: template ?? null,
      from,
      to,
      kind,
      start: isHours ? text.start : null,
      end: isHours ? text.end : null,
      movedTo: kind === "moved" ? (movedTo ?? null) : null,
      reason: text.reason,
    });
  };
  const first = addDays(today, 1);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("new")}
      description={t("newText")}
      actions={
        <Button variant="primary" size="large" disabled={!isWhole} isLoading={save.isRunning} onClick={run}>
          {t("save")}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Field id="holiday-from" label={t("from")}>
          <TextInput
            id="holiday-from"
            type="date"
            min={first}
            value={text.from}
            onChange={(day) => change({ from: day })}
          />
        </Field>
        <Field id="holiday-to" label={t("to")} help={t("toHelp")}>
          <TextInput
            id="holiday-to"
            type="date"
            min={text.from || first}
            value={text.to}
            onChange={(day) => change({ to: day })}
          />
        </Field>
        <Field id="holiday-kind" label={t("kind")} className="col-span-2">
          <Select
            id="holiday-kind"
            value={kind}
            onChange={setKind}
            options={holidayKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        {kind === "hours" && (
          <>
            <Field id="holiday-start" label={t("start")}>
              <TextInput
                id="holiday-start"
                type="time"
                value={text.start}
                onChange={(start) => change({ start })}
              />
            </Field>
            <Field id="holiday-end" label={t("endTime")}>
              <TextInput id="holiday-end" type="time" value={text.end} onChange={(end) => change({ end })} />
            </Field>
          </>
        )}
        {kind === "moved" && (
          <Field id="holiday-moved" label={t("movedDay")} className="col-span-2">
            <TextInput
              id="holiday-moved"
              type="date"
              min={first}
              value={text.movedTo}
              onChange={(day) => change({ movedTo: day })}
            />
          </Field>
        )}
        <Field id="holiday-template" label={t("template")} className="col-span-2">
          <Combobox
            id="holiday-template"
            value={template}
            onChange={setTemplate}
            placeholder={t("all")}
            options={(places.data?.templates ?? []).map(({ code, name }) => ({
              value: code,
              label: name,
              note: code,
            }))}
          />
        </Field>
        <Field id="holiday-reason" label={t("reason")} className="col-span-2">
          <TextInput id="holiday-reason" value={text.reason} onChange={(reason) => change({ reason })} />
        </Field>
        {save.sentence && (
          <div className="col-span-2">
            <Refusal sentence={save.sentence} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
