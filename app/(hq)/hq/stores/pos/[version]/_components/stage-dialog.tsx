"use client";

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
import { type StageInput, stageInput, stageScopes, storeKinds } from "@/server/upgrade/schema";
import { codesIn } from "../../../_lib/codes-in";
import { useStoreSets } from "../../../_lib/use-store-sets";
import type { PackageDetail } from "./package-screen";

/** Brings more stores; those of earlier stages stay. */
export function StageDialog({ data, onClose }: { data: PackageDetail; onClose: () => void }) {
  const t = useTranslations("hq.posPackage");
  const scopes = useTranslations("hq.posPackage.scopes");
  const kinds = useTranslations("hq.posPackage.kinds");
  const [scope, setScope] = useState<StageInput["scope"]>("percentage");
  const [text, setText] = useState("10");
  const [isOlder, setIsOlder] = useState(false);
  const [kind, setKind] = useState<(typeof storeKinds)[number]>("direct");
  const open = useCommand(useTRPC().upgrade.openStage.mutationOptions(), {
    done: ({ stores }) => t("stageDone", { count: stores, version: data.version }),
    onDone: onClose,
    onRefused: (refusal) => {
      setIsOlder(refusal.code === "upgrade/older-version");
      return true;
    },
  });
  const options = useStoreSets(scope);
  const stage = stageInput.safeParse(wishOf(scope, text, kind)).data;
  const choose = (next: StageInput["scope"]) => {
    setScope(next);
    setText(next === "percentage" ? "10" : "");
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("nextStage")}
      description={t("stageText", { version: data.version })}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (stage) open.run({ version: data.version, stage });
        }}
      >
        <Field id="stage-scope" label={t("which")}>
          <Select
            id="stage-scope"
            value={scope}
            onChange={choose}
            options={stageScopes.map((value) => ({ value, label: scopes(value) }))}
          />
        </Field>
        {scope === "kind" && (
          <Field id="stage-kind" label={scopes("kind")}>
            <Select
              id="stage-kind"
              value={kind}
              onChange={setKind}
              options={storeKinds.map((value) => ({ value, label: kinds(value) }))}
            />
          </Field>
        )}
        {(scope === "route" || scope === "group") && (
          <Field id="stage-which" label={scopes(scope)} help={t(`scopeHelp.${scope}`)}>
            <Combobox
              key={scope}
              id="stage-which"
              label={scopes(scope)}
              value={text || undefined}
              onChange={(chosen) => setText(chosen ?? "")}
              options={options}
            />
          </Field>
        )}
        {(scope === "stores" || scope === "percentage") && (
          <Field id="stage-text" label={scopes(scope)} help={t(`scopeHelp.${scope}`)}>
            <TextInput
              id="stage-text"
              value={text}
              onChange={setText}
              inputMode={scope === "percentage" ? "numeric" : "text"}
              suffix={scope === "percentage" ? <span className="text-quiet">%</span> : undefined}
            />
          </Field>
        )}
        {scope === "all" && <p className="text-quiet">{t("allHelp")}</p>}
        {open.sentence && <Refusal sentence={open.sentence} />}
        {open.sentence && isOlder && stage && (
          <Button
            size="large"
            isLoading={open.isRunning}
            onClick={() => open.run({ version: data.version, stage, despiteNewer: true })}
          >
            {t("openDespite")}
          </Button>
        )}
        <Button type="submit" variant="primary" size="large" disabled={!stage} isLoading={open.isRunning}>
          {t("openStage")}
        </Button>
      </form>
    </Dialog>
  );
}

function wishOf(scope: StageInput["scope"], text: string, kind: (typeof storeKinds)[number]): unknown {
  if (scope === "stores") return { scope, stores: codesIn(text) };
  if (scope === "route") return { scope, route: text };
  if (scope === "group") return { scope, group: text };
  if (scope === "percentage") return { scope, percent: Number(text) };
  return scope === "kind" ? { scope, kind } : { scope };
}
