"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea, TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";
import { instantText } from "@/server/shared/instant-text";

const hourMs = 3_600_000;

/** Two hours from now on the full quarter: what is asked for most. */
const suggested = () =>
  instantText(new Date(Math.ceil((Date.now() + 2 * hourMs) / (hourMs / 4)) * (hourMs / 4))).slice(0, 16);

interface PermitDialogProps {
  /** Chosen already; else it is asked for. */
  store?: string;
  onClose: () => void;
}

/** Lets one store order until a time although its windows are closed, with a reason that it reads (U5). */
export function PermitDialog({ store: given, onClose }: PermitDialogProps) {
  const t = useTranslations("common.permit");
  const format = useFormat();
  const trpc = useTRPC();
  const [store, setStore] = useState(given);
  const [typed, setTyped] = useState("");
  const [until, setUntil] = useState(suggested);
  const [reason, setReason] = useState("");
  const search = useDebounced(typed, 200);
  const stores = useQuery({
    ...trpc.org.stores.queryOptions({ search: search || undefined, status: "active", limit: 50 }),
    enabled: given === undefined,
  });
  const grant = useCommand(trpc.template.grantPermit.mutationOptions(), {
    done: (permit) => t("done", { store: permit.store, at: format.instant(permit.until) }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={given ? t("titleOf", { store: given }) : t("title")}
      description={t("text")}
      actions={
        <Button
          variant="primary"
          size="large"
          disabled={!store || until === "" || reason.trim() === ""}
          isLoading={grant.isRunning}
          onClick={() => store && grant.run({ store, until: `${until}:00+08:00`, reason })}
        >
          {t("grant")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {given === undefined && (
          <Field id="permit-store" label={t("store")}>
            <Combobox
              id="permit-store"
              value={store}
              onChange={setStore}
              onSearch={setTyped}
              isSearching={stores.isFetching}
              options={(stores.data?.rows ?? []).map((row) => ({
                value: row.store,
                label: `${row.store} ${row.name}`,
                note: row.templateName,
              }))}
            />
          </Field>
        )}
        <Field id="permit-until" label={t("until")} help={t("untilHelp")}>
          <TextInput id="permit-until" type="datetime-local" value={until} onChange={setUntil} />
        </Field>
        <Field id="permit-reason" label={t("reason")} help={t("reasonHelp")}>
          <TextArea id="permit-reason" value={reason} onChange={setReason} />
        </Field>
        {grant.sentence && <Refusal sentence={grant.sentence} />}
      </div>
    </Dialog>
  );
}
