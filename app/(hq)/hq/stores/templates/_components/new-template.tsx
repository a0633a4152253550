"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface NewTemplateProps {
  templates: RouterOutputs["template"]["list"];
  onClose: () => void;
}

/** A template of its own code, with the windows of another one to begin with if wished. */
export function NewTemplate({ templates, onClose }: NewTemplateProps) {
  const t = useTranslations("hq.templates.create");
  const router = useRouter();
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [like, setLike] = useState<string | undefined>();
  const create = useCommand(useTRPC().template.create.mutationOptions(), {
    done: ({ template }) => t("done", { template }),
    onDone: ({ template }) => router.push(`/hq/stores/templates/${encodeURIComponent(template)}` as Route),
    onRefused: () => true,
  });
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
          disabled={code.trim() === "" || name.trim() === ""}
          isLoading={create.isRunning}
          onClick={() => create.run({ template: code, name, like: like ?? null })}
        >
          {t("create")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="template-code" label={t("code")}>
          <TextInput id="template-code" value={code} onChange={setCode} maxLength={40} />
        </Field>
        <Field id="template-name" label={t("name")}>
          <TextInput id="template-name" value={name} onChange={setName} maxLength={200} />
        </Field>
        <Field id="template-like" label={t("like")} help={t("likeHelp")}>
          <Combobox
            id="template-like"
            value={like}
            onChange={setLike}
            options={templates.map((one) => ({ value: one.template, label: one.name, note: one.template }))}
          />
        </Field>
        {create.sentence && <Refusal sentence={create.sentence} />}
      </div>
    </Dialog>
  );
}
