"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { type Cut, CutFields } from "../../_components/cut-fields";
import { dayKeys, type Template } from "./wave-templates";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** One template, new or said anew; ending it leaves the waves that were made of it as they are. */
export function TemplateForm({ template, onClose }: { template: Template | undefined; onClose: () => void }) {
  const t = useTranslations("dc.board.templates");
  const trpc = useTRPC();
  const id = useId();
  const [name, setName] = useState(template?.name ?? "");
  const [departure, setDeparture] = useState(template?.departure ?? "");
  const [weekdays, setWeekdays] = useState<readonly number[]>(template?.weekdays ?? everyDay);
  const [cut, setCut] = useState<Cut>({
    route: template?.route,
    dc: template?.dc ?? undefined,
    pickType: template?.pickType ?? undefined,
    temperature: template?.temperature ?? undefined,
  });
  const [isAsked, setIsAsked] = useState(false);
  const save = useCommand(trpc.pool.saveTemplate.mutationOptions(), {
    done: t("saved", { name }),
    onDone: onClose,
    onRefused: () => true,
  });
  const isWhole = name.trim() !== "" && departure !== "" && cut.route !== undefined && weekdays.length > 0;
  const send = (isActive: boolean) => {
    setIsAsked(true);
    if (!isWhole || cut.route === undefined) return;
    save.run({
      ...(template && { template: template.template }),
      name,
      route: cut.route,
      dc: cut.dc ?? null,
      pickType: cut.pickType ?? null,
      temperature: cut.temperature ?? null,
      departure,
      weekdays: [...weekdays],
      isActive,
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(true);
  };
  const missing = (isMissing: boolean) => (isAsked && isMissing ? t("missing") : undefined);
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field id={`${id}-name`} label={t("name")} error={missing(name.trim() === "")}>
        <TextInput id={`${id}-name`} value={name} onChange={setName} maxLength={40} autoFocus />
      </Field>
      <Field id={`${id}-cut`} label={t("cut")} help={t("cutHelp")} error={missing(cut.route === undefined)}>
        <CutFields cut={cut} onChange={setCut} />
      </Field>
      <Field
        id={`${id}-at`}
        label={t("departure")}
        help={t("departureHelp")}
        error={missing(departure === "")}
      >
        <TextInput id={`${id}-at`} type="time" value={departure} onChange={setDeparture} className="w-32" />
      </Field>
      <fieldset>
        <legend className="mb-1 text-table text-quiet">{t("weekdays")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {everyDay.map((day) => (
            <Checkbox
              key={day}
              label={t(`days.${dayKeys[day - 1] ?? "d1"}`)}
              isChecked={weekdays.includes(day)}
              onChange={(isChecked) =>
                setWeekdays(isChecked ? [...weekdays, day] : weekdays.filter((one) => one !== day))
              }
            />
          ))}
        </div>
        {missing(weekdays.length === 0) && <p className="text-table text-blocked">{t("missing")}</p>}
      </fieldset>
      {save.sentence && <Refusal sentence={save.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="large" variant="primary" isLoading={save.isRunning}>
          {t("save")}
        </Button>
        <Button size="large" onClick={onClose}>
          {t("back")}
        </Button>
        {template && (
          <Button size="large" variant="danger" className="ml-auto" onClick={() => send(false)}>
            {t("end")}
          </Button>
        )}
      </div>
    </form>
  );
}
