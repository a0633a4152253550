"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { createGroupInput } from "@/server/org/schema";

interface NameDialogProps {
  /** The group that gets another name; without it a new one is made. */
  known?: { group: string; name: string };
  /** With the code of a group that was made. */
  onClose: (made?: string) => void;
}

/** A new group with its code and name, or another name for one. */
export function NameDialog({ known, onClose }: NameDialogProps) {
  const t = useTranslations("hq.groups");
  const trpc = useTRPC();
  const [group, setGroup] = useState(known?.group ?? "");
  const [name, setName] = useState(known?.name ?? "");
  const create = useCommand(trpc.org.createGroup.mutationOptions(), {
    done: (made) => t("created", { name: made.name }),
    onDone: (made) => onClose(made.group),
    onRefused: () => true,
  });
  const rename = useCommand(trpc.org.renameGroup.mutationOptions(), {
    done: (renamed) => t("renamed", { name: renamed.name }),
    onDone: () => onClose(),
    onRefused: () => true,
  });
  const input = createGroupInput.safeParse({ group, name }).data;
  const sentence = create.sentence ?? rename.sentence;
  return (
    <Dialog
      isOpen
      onClose={() => onClose()}
      title={known ? t("renameTitle", { group: known.group }) : t("create")}
      description={known ? undefined : t("createText")}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!input) return;
          if (known) rename.run(input);
          else create.run(input);
        }}
      >
        {!known && (
          <Field id="group-code" label={t("code")} help={t("codeHelp")}>
            <TextInput id="group-code" value={group} onChange={setGroup} maxLength={40} autoComplete="off" />
          </Field>
        )}
        <Field id="group-name" label={t("name")}>
          <TextInput id="group-name" value={name} onChange={setName} maxLength={60} autoComplete="off" />
        </Field>
        {sentence && <Refusal sentence={sentence} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          disabled={!input}
          isLoading={create.isRunning || rename.isRunning}
        >
          {t(known ? "rename" : "create")}
        </Button>
      </form>
    </Dialog>
  );
}
