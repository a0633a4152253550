"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextArea } from "@/app/_ui/text-input";

/** Stands for every zone without a wall of its own: a select has no empty value. */
const anyZone = "*";

export type Wall = RouterOutputs["light"]["putWalls"][number];

/** Asks which positions the put wall of a zone has; they are written as they hang, a row by its two ends. */
export function PutWallDialog({
  wall,
  zones,
  onClose,
}: {
  wall: Wall;
  zones: readonly string[];
  onClose: () => void;
}) {
  const t = useTranslations("dc.floor.putWalls");
  const [zone, setZone] = useState(wall.zone);
  const [text, setText] = useState(wall.positions.join(", "));
  const save = useCommand(useTRPC().light.setPutPositions.mutationOptions(), {
    done: ({ positions }) => t("saved", { count: positions.length }),
    onDone: onClose,
    onRefused: () => true,
  });
  const positions = text.split(/[,，、;；\n]+/u).flatMap((part) => part.trim() || []);
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} description={t("text")}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save.run({ dc: wall.dc, zone, positions });
        }}
      >
        <Field id="wall-zone" label={t("zone")}>
          <Select
            label={t("zone")}
            value={zone || anyZone}
            onChange={(next) => setZone(next === anyZone ? "" : next)}
            options={zones.map((one) => ({ value: one || anyZone, label: one || t("anyZone") }))}
          />
        </Field>
        <Field id="wall-positions" label={t("positions")} help={t("write")}>
          <TextArea
            id="wall-positions"
            value={text}
            onChange={setText}
            placeholder="P-01..P-24"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        {save.sentence && <Refusal sentence={save.sentence} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          className="self-start"
          isLoading={save.isRunning}
        >
          {t("save")}
        </Button>
      </form>
    </Dialog>
  );
}
