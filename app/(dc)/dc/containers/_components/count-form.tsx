"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { type ContainerKind, containerKinds } from "@/server/shared/label-code";
import type { ContainerRow } from "./containers-table";

const figureOf = { tote: "totes", cage: "cages", ice_box: "iceBoxes" } as const;

/** What the store really has, with the reason: the book follows. */
export function CountForm({ store, row }: { store: string; row: ContainerRow | undefined }) {
  const t = useTranslations("dc.containers");
  const kinds = useTranslations("dc.handover.containers");
  const id = useId();
  const [kind, setKind] = useState<ContainerKind>("tote");
  const [counted, setCounted] = useState<number | undefined>(undefined);
  const [reason, setReason] = useState("");
  const book = row?.[figureOf[kind]] ?? 0;
  const count = useCommand(useTRPC().dock.countContainers.mutationOptions(), {
    done: (done) => t("counted", { store: done.store, counted: done.counted }),
    onDone: () => {
      setCounted(undefined);
      setReason("");
    },
    onRefused: () => true,
  });
  return (
    <form
      className="flex flex-col gap-3 rounded-lg bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        count.run({ store, kind, counted: counted ?? Math.max(book, 0), reason });
      }}
    >
      <p className="text-quiet">{t("countText")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("kind")}
          value={kind}
          onChange={(next) => {
            setKind(next as ContainerKind);
            setCounted(undefined);
          }}
          options={containerKinds.map((value) => ({ value, label: kinds(value) }))}
        />
        <QuantityInput
          value={counted ?? Math.max(book, 0)}
          onChange={setCounted}
          label={t("countedLabel")}
          max={5_000}
        />
      </div>
      <Field id={id} label={t("reason")}>
        <TextInput id={id} value={reason} onChange={setReason} maxLength={500} />
      </Field>
      {count.sentence && <Refusal sentence={count.sentence} />}
      <Button
        type="submit"
        variant="primary"
        size="large"
        className="self-start"
        isLoading={count.isRunning}
        disabled={reason.trim() === ""}
      >
        {t("save")}
      </Button>
    </form>
  );
}
