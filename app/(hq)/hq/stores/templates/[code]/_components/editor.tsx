"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Siren } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldArray, useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { lineTextOf, templateLineInput } from "@/server/template/schema";
import { ChangePreview } from "./change-preview";
import { contentOf, contentOfVersion, type EditorValues } from "./form-lines";
import { LineFields } from "./line-fields";
import { LivePictures } from "./live-pictures";
import { SwitchDialog } from "./switch-dialog";

const editorSchema = z.object({
  lines: z.array(templateLineInput),
  note: z.string().max(500),
  from: z.string(),
});

interface EditorProps {
  template: RouterOutputs["template"]["get"];
  mayChange: boolean;
  nameOf: (category: string) => string;
}

/** The windows as a form, and beside it what they mean: a week, a month, and what changes for the stores. */
export function Editor({ template, mayChange, nameOf }: EditorProps) {
  const t = useTranslations("hq.template");
  const trpc = useTRPC();
  const [isSwitching, setIsSwitching] = useState(false);
  const newest = template.versions.find(({ version }) => version === template.newestVersion);
  const form = useForm<EditorValues, unknown, z.output<typeof editorSchema>>({
    resolver: zodResolver(editorSchema),
    defaultValues: { lines: (newest?.lines ?? []).map(lineTextOf), note: "", from: "" },
  });
  const rows = useFieldArray({ control: form.control, name: "lines" });
  const lines = useWatch({ control: form.control, name: "lines" });
  const content = contentOf(lines);
  const before = contentOfVersion(newest?.lines ?? []);
  const options = {
    done: ({ version, isNew }: { version: number; isNew: boolean }) =>
      isNew ? t("saved", { version }) : t("unchanged"),
    onRefused: () => true,
  };
  const save = useCommand(trpc.template.save.mutationOptions(), options);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card title={t("windows")}>
        <Form
          form={form}
          onSubmit={(_, values) =>
            save.run({
              template: template.template,
              baseVersion: template.newestVersion,
              lines: values.lines,
              from: values.from === "" ? null : `${values.from}:00+08:00`,
              note: values.note,
            })
          }
        >
          <fieldset disabled={!mayChange} className="flex flex-col gap-3">
            {rows.fields.map((row, index) => (
              <LineFields
                key={row.id}
                form={form}
                index={index}
                onRemove={() => rows.remove(index)}
                mayChange={mayChange}
              />
            ))}
            {rows.fields.length === 0 && <p className="text-quiet">{t("noWindows")}</p>}
            {mayChange && (
              <Button
                className="self-start"
                onClick={() =>
                  rows.append({
                    category: "*",
                    dayRule: "daily",
                    start: "08:00",
                    end: "16:00",
                    min: "",
                    max: "",
                  })
                }
              >
                {t("add")}
              </Button>
            )}
          </fieldset>
          <ChangePreview template={template} before={before} after={content} nameOf={nameOf} />
          {mayChange && (
            <>
              <div className="grid gap-4 border-t pt-4 md:grid-cols-2">
                <FormField
                  control={form.control}
                  name="from"
                  label={t("from")}
                  help={t("fromHelp")}
                  isOptional
                >
                  {(input) => <TextInput type="datetime-local" {...input} />}
                </FormField>
                <FormField
                  control={form.control}
                  name="note"
                  label={t("note")}
                  help={t("noteHelp")}
                  isOptional
                >
                  {(input) => <TextInput maxLength={500} {...input} />}
                </FormField>
              </div>
              {save.sentence && <Refusal sentence={save.sentence} />}
              <div className="flex flex-wrap gap-2">
                <Button type="submit" variant="primary" isLoading={save.isRunning}>
                  {t("save")}
                </Button>
                <Button
                  variant="danger"
                  icon={<Siren aria-hidden />}
                  onClick={() =>
                    void form.trigger("lines").then((isWhole) => isWhole && setIsSwitching(true))
                  }
                >
                  {t("switch")}
                </Button>
              </div>
            </>
          )}
        </Form>
      </Card>
      <LivePictures template={template} lines={content} nameOf={nameOf} />
      {isSwitching && (
        <SwitchDialog
          template={template}
          lines={lines}
          note={form.getValues("note")}
          onClose={() => setIsSwitching(false)}
        />
      )}
    </div>
  );
}
