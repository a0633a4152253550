"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";

const kinds = ["location", "category", "full"] as const;

interface NewCountProps {
  store: string;
  onClose: () => void;
  onOpened: (stocktake: string) => void;
}

/** What is counted: a place, a category with what is below it, or everything. */
export function NewCount({ store, onClose, onOpened }: NewCountProps) {
  const t = useTranslations("store.counts");
  const trpc = useTRPC();
  const [kind, setKind] = useState<(typeof kinds)[number]>("location");
  const [scope, setScope] = useState<string | undefined>(undefined);
  const places = useQuery(trpc.storeStock.shelves.queryOptions({ store }));
  const open = useCommand(trpc.stocktake.open.mutationOptions(), {
    onDone: ({ stocktake }) => onOpened(stocktake),
    onRefused: () => true,
  });
  const options =
    kind === "location"
      ? (places.data?.shelves ?? []).map(({ shelf, items }) => ({
          value: shelf,
          label: t("placeOption", { shelf, items }),
        }))
      : (places.data?.categories ?? []).map(({ category, name, items }) => ({
          value: category,
          label: t("placeOption", { shelf: name, items }),
        }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("new")}
      description={t("newText")}
      actions={
        <Button
          variant="primary"
          size="touch"
          isLoading={open.isRunning}
          disabled={kind !== "full" && scope === undefined}
          onClick={() => open.run({ store, kind, scope: kind === "full" ? "" : (scope ?? "") })}
        >
          {t("open")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="count-kind" label={t("kind")}>
          <Select
            id="count-kind"
            value={kind}
            onChange={(next) => {
              setKind(next);
              setScope(undefined);
            }}
            options={kinds.map((value) => ({ value, label: t(`kindOptions.${value}`) }))}
          />
        </Field>
        {kind !== "full" && (
          <Field
            id="count-scope"
            label={t(`kindOptions.${kind}`)}
            help={kind === "location" && places.data?.shelves.length === 0 ? t("noPlaces") : undefined}
          >
            <Select
              key={kind}
              id="count-scope"
              value={scope}
              onChange={setScope}
              placeholder={t("choose")}
              options={options}
            />
          </Field>
        )}
        {open.sentence && <Refusal sentence={open.sentence} />}
      </div>
    </Dialog>
  );
}
