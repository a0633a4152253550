"use client";

import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Switch } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";

/** How much of what is picked each DC counts again. */
export function CheckSettings() {
  const t = useTranslations("dc.check.settings");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const dcs = useQuery({ ...trpc.stock.dcs.queryOptions(), enabled: isOpen });
  const dc = chosen ?? dcs.data?.[0]?.dc;
  const query = useQuery({
    ...trpc.check.settings.queryOptions({ dc: dc ?? "" }),
    enabled: isOpen && dc !== undefined,
  });
  return (
    <>
      <Button size="large" icon={<SlidersHorizontal aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t("title")} description={t("text")}>
        <div className="flex flex-col gap-5">
          <Select
            label={t("dc")}
            value={dc}
            onChange={setChosen}
            options={(dcs.data ?? []).map((one) => ({ value: one.dc, label: `${one.dc} ${one.name}` }))}
          />
          <QueryPane query={query}>
            {(settings) => (
              <SettingsForm key={settings.dc} settings={settings} onDone={() => setIsOpen(false)} />
            )}
          </QueryPane>
        </div>
      </Dialog>
    </>
  );
}

const shares = ["percent", "newPercent"] as const;

function SettingsForm({
  settings: { setByName, ...settings },
  onDone,
}: {
  settings: RouterOutputs["check"]["settings"];
  onDone: () => void;
}) {
  const t = useTranslations("dc.check.settings");
  const [draft, setDraft] = useState(settings);
  const save = useCommand(useTRPC().check.configure.mutationOptions(), {
    done: t("saved"),
    onDone,
    onRefused: () => true,
  });
  const put = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(draft);
      }}
    >
      {shares.map((share) => (
        <Field key={share} id={share} label={t(share)} help={t(`${share}Help`)}>
          <QuantityInput
            id={share}
            label={t(share)}
            value={draft[share]}
            onChange={(value) => put({ [share]: value })}
            max={100}
            step={5}
            unit="%"
          />
        </Field>
      ))}
      <Field id="newDays" label={t("newDays")} help={t("newDaysHelp")}>
        <QuantityInput
          id="newDays"
          label={t("newDays")}
          value={draft.newDays}
          onChange={(newDays) => put({ newDays })}
          min={1}
          max={365}
          unit={t("days")}
        />
      </Field>
      <Switch isChecked={draft.isBlind} onChange={(isBlind) => put({ isBlind })} label={t("isBlind")} />
      {save.sentence && <Refusal sentence={save.sentence} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" size="large" isLoading={save.isRunning}>
          {t("save")}
        </Button>
        {setByName && <span className="text-quiet">{t("setBy", { by: setByName })}</span>}
      </div>
    </form>
  );
}
