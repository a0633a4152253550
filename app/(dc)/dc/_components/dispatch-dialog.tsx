"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type RouterInputs, type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

type Unloaded = RouterInputs["dock"]["dispatchWave"]["unloaded"];
type Answer = RouterOutputs["dock"]["unloaded"];

interface DispatchDialogProps {
  wave: string;
  /** One delivery order alone; all of the wave without it. */
  delivery?: string;
  title: string;
  /** What leaves, with the numbers. */
  text: string;
  confirm: string;
  isRunning: boolean;
  sentence?: string;
  onConfirm: (unloaded: Unloaded) => void;
  onClose: () => void;
}

/** Goods leave. What nobody scanned onto a truck is shown store by store, and a person says whether it is aboard, and why. */
export function DispatchDialog(props: DispatchDialogProps) {
  const { wave, delivery, title, text, confirm, isRunning, sentence, onConfirm, onClose } = props;
  const t = useTranslations("dc.dispatch");
  const kit = useTranslations("common.kit");
  const id = useId();
  const [as, setAs] = useState<"aboard" | "behind" | undefined>(undefined);
  const [reason, setReason] = useState("");
  const query = useQuery(useTRPC().dock.unloaded.queryOptions({ wave, delivery }, { staleTime: 0 }));
  const count = query.data ? query.data.total - query.data.loaded : 0;
  const isAsked = count > 0;
  const isReady = query.data !== undefined && (!isAsked || (as !== undefined && reason.trim() !== ""));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant={isAsked ? "danger" : "primary"}
            isLoading={isRunning}
            disabled={!isReady}
            onClick={() => onConfirm(isAsked && as ? { as, reason: reason.trim() } : undefined)}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{text}</p>
        <QueryPane query={query}>
          {(data) => (
            <>
              {data.voidLoaded.length > 0 && (
                <Refusal sentence={t("voidLoaded", { codes: data.voidLoaded.join(" ") })} />
              )}
              {isAsked ? (
                <>
                  <p className="font-medium">{t("notScanned", { count, total: data.total })}</p>
                  <UnloadedStores stores={data.stores} />
                  <div role="radiogroup" aria-label={t("where")} className="grid grid-cols-2 gap-2">
                    {(["aboard", "behind"] as const).map((choice) => (
                      <Button
                        key={choice}
                        role="radio"
                        aria-checked={as === choice}
                        variant={as === choice ? "primary" : "secondary"}
                        size="large"
                        onClick={() => setAs(choice)}
                      >
                        {t(choice)}
                      </Button>
                    ))}
                  </div>
                  {as && <p className="text-table text-quiet">{t(`${as}Text`)}</p>}
                  <Field id={id} label={t("reason")} help={t("reasonHelp")}>
                    <TextInput id={id} value={reason} onChange={setReason} maxLength={200} />
                  </Field>
                </>
              ) : (
                <p className="text-quiet">
                  {data.total > 0 ? t("allScanned", { count: data.total }) : t("noLabels")}
                </p>
              )}
            </>
          )}
        </QueryPane>
        {sentence && <Refusal sentence={sentence} />}
      </div>
    </Dialog>
  );
}

/** Labels named of a store; the rest is a number. */
const shown = 8;

function UnloadedStores({ stores }: { stores: Answer["stores"] }) {
  const t = useTranslations("dc.dispatch");
  return (
    <ul className="max-h-60 divide-y overflow-auto rounded-md border">
      {stores.map(({ store, storeName, route, units }) => (
        <li key={`${route}/${store}`} className="px-3 py-2">
          <p className="flex justify-between gap-3">
            <span className="min-w-0 truncate">
              <b className="font-medium">{store}</b> {storeName} <span className="text-quiet">{route}</span>
            </span>
            <span className="shrink-0 tabular-nums">{t("labels", { count: units.length })}</span>
          </p>
          <p className="text-table text-quiet">
            {units
              .slice(0, shown)
              .map(({ code, name }) => [code, name].filter(Boolean).join(" "))
              .join(" · ")}
            {units.length > shown && ` · +${units.length - shown}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
