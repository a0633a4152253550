"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import type { Trip } from "./trip-list";

interface TripFormProps {
  wave: string;
  trip: Trip;
  onClose: () => void;
}

/** Dock, truck and driver of one trip. When it leaves is its route's departure, unless it was said otherwise. */
export function TripForm({ wave, trip, onClose }: TripFormProps) {
  const t = useTranslations("dc.loading");
  const kit = useTranslations("common.kit");
  const id = useId();
  const [dock, setDock] = useState(trip.dock);
  const [truck, setTruck] = useState(trip.truck);
  const [driver, setDriver] = useState(trip.driver);
  const set = useCommand(useTRPC().dock.setTrip.mutationOptions(), {
    done: t("saved"),
    onDone: onClose,
    onRefused: () => true,
  });
  const { dc, route } = trip;
  const save = () => set.run({ wave, dc, route, dock, truck, driver, departsAt: null });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("editTitle", { route: trip.routeName })}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button size="large" variant="primary" isLoading={set.isRunning} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field id={`${id}d`} label={t("dockLabel")}>
          <TextInput id={`${id}d`} value={dock} onChange={setDock} maxLength={20} autoFocus />
        </Field>
        <Field id={`${id}t`} label={t("truckLabel")}>
          <TextInput id={`${id}t`} value={truck} onChange={setTruck} maxLength={20} />
        </Field>
        <Field id={`${id}p`} label={t("driverLabel")}>
          <TextInput id={`${id}p`} value={driver} onChange={setDriver} maxLength={40} />
        </Field>
        <button type="submit" className="hidden" />
        {set.sentence && <Refusal sentence={set.sentence} />}
      </form>
    </Dialog>
  );
}
