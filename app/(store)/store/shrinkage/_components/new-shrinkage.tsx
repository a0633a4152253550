"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { shrinkageReasons } from "@/server/shrinkage/schema";
import { ItemFinder } from "../../_components/item-finder";
import { StoreHere } from "../../_components/store-here";
import { useShrinkage } from "../_lib/use-shrinkage";

/** Scan what is broken, expired, sampled or stolen, say why, send. What was put in stays on the device until it is sent. */
export function NewShrinkage({ store, first }: { store: string; first: string | undefined }) {
  const t = useTranslations("store.shrinkage");
  const format = useFormat();
  const router = useRouter();
  const budget = useQuery(useTRPC().shrinkage.budget.queryOptions({ store }));
  const { draft, put, change, send, isSending, sentence } = useShrinkage(store, ({ shrinkage }) =>
    router.push(`/store/shrinkage/${shrinkage}` as Route),
  );
  const { reason, note, lines } = draft;
  const asked = lines.map(({ item, qty }) => ({ item, qty }));
  const worth = useQuery({
    ...useTRPC().shrinkage.quote.queryOptions({ store, lines: asked }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const fenOf = (item: string) => worth.data?.lines.find((line) => line.item === item)?.valueFen;
  const isControlled = budget.data?.isControlled ?? false;
  return (
    <>
      <PageHeader back={{ href: "/store/shrinkage", label: t("title") }} title={t("new")} />
      <StoreHere store={store} />
      <ItemFinder
        store={store}
        first={first}
        label={t("scan")}
        question={t("howMany")}
        take={t("take")}
        onTake={({ item, name, unit, isWeighed, casePackEach }, qty) =>
          put({ item, name, unit, isWeighed, casePackEach, qty })
        }
      />
      {lines.length === 0 ? (
        <p className="py-4 text-center text-quiet">{t("empty")}</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-raised">
          {lines.map((line) => (
            <li key={line.item} className="flex min-h-14 items-center justify-between gap-3 py-1 pr-2 pl-4">
              <span className="min-w-0">
                <span className="block font-medium">{line.name}</span>
                {fenOf(line.item) !== undefined && (
                  <span className="block text-sm text-quiet tabular-nums">
                    {format.money(fenOf(line.item) ?? 0)}
                  </span>
                )}
              </span>
              <span className="flex items-center gap-1">
                <Quantity qty={line.qty} unit={line.unit} isWeighed={line.isWeighed} />
                <IconButton label={t("remove", { name: line.name })} onClick={() => put({ ...line, qty: 0 })}>
                  <Trash2 aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Field id="shrinkage-reason" label={t("reason")}>
        <Select
          id="shrinkage-reason"
          value={reason}
          onChange={(next) => change({ reason: next })}
          options={shrinkageReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      </Field>
      <Field id="shrinkage-note" label={t("note")} help={reason === "other" ? t("noteNeeded") : undefined}>
        <TextInput
          id="shrinkage-note"
          maxLength={200}
          value={note}
          onChange={(next) => change({ note: next })}
        />
      </Field>
      {isControlled && budget.data && (
        <p className="text-sm text-quiet">
          {t("control", {
            limit: format.money(budget.data.autoLimitFen),
            left: format.money(budget.data.leftFen),
          })}
        </p>
      )}
      {sentence && <Refusal sentence={sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={lines.length === 0 || (reason === "other" && note.trim() === "")}
          isLoading={isSending}
          onClick={send}
        >
          {worth.data && lines.length > 0
            ? t(isControlled ? "sendThenPhotoFor" : "sendFor", { amount: format.money(worth.data.valueFen) })
            : t(isControlled ? "sendThenPhoto" : "send", { count: lines.length })}
        </Button>
      </PinnedAction>
    </>
  );
}
