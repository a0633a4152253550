"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { type PlaceKind, placeKinds } from "@/server/warehouse/schema";
import { useDc } from "../../_components/dc-choice";

/** Adds places one after the other: the dialog stays open for the next one. Many come by import. */
export function NewPlace() {
  const t = useTranslations("dc.stock.places");
  const kinds = useTranslations("dc.stock.places.kinds");
  const dc = useDc();
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState("");
  const [kind, setKind] = useState<PlaceKind>("reserve");
  const save = useCommand(useTRPC().warehouse.setPlace.mutationOptions(), {
    done: (made) => t("added", { place: made.place }),
    onDone: () => setPlace(""),
    onRefused: () => true,
  });
  const send = () => {
    if (dc !== undefined && place.trim() !== "") save.run({ dc, place: place.trim().toUpperCase(), kind });
  };
  return (
    <>
      <Button disabled={dc === undefined} onClick={() => setIsOpen(true)}>
        {t("new")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("new")}
        actions={
          <>
            <Button variant="quiet" onClick={() => setIsOpen(false)}>
              {t("close")}
            </Button>
            <Button
              variant="primary"
              disabled={place.trim() === ""}
              isLoading={save.isRunning}
              onClick={send}
            >
              {t("add")}
            </Button>
          </>
        }
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field id="place" label={t("columns.place")} help={t("placeHelp")}>
            <TextInput id="place" value={place} onChange={setPlace} maxLength={40} autoComplete="off" />
          </Field>
          <Select
            label={t("columns.kind")}
            value={kind}
            onChange={(next) => setKind(placeKinds.find((one) => one === next) ?? "reserve")}
            options={placeKinds.map((value) => ({ value, label: kinds(value) }))}
          />
          {save.sentence && <Refusal sentence={save.sentence} />}
        </form>
      </Dialog>
    </>
  );
}
