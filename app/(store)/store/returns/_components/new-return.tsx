"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { returnReasons } from "@/server/returns/schema";
import { ItemFinder } from "../../_components/item-finder";
import { NumberPad } from "../../_components/number-pad";
import { StoreHere } from "../../_components/store-here";
import { useKeptPage } from "../../_lib/use-kept-page";
import type { ReturnLine } from "../_lib/return-draft";
import { useReturn } from "../_lib/use-return";
import { DraftLines } from "./draft-lines";
import { useLimitSentence } from "./objections";
import { QuotaMeter } from "./quota-meter";
import { RecallCard } from "./recall-card";
import { ReturnableGate } from "./returnable-gate";

interface NewReturnProps {
  store: string;
  first: string | undefined;
  /** The recall that it answers. */
  recall: string | undefined;
}

/** Scan what goes back, see its credit and what is left of the quota, send. What was put in stays on the device until it is sent. */
export function NewReturn({ store, first, recall }: NewReturnProps) {
  const t = useTranslations("store.returns");
  const format = useFormat();
  const router = useRouter();
  useKeptPage(
    recall ? `/store/returns/new?recall=${encodeURIComponent(recall)}` : "/store/returns/new",
    store,
  );
  const limitSentence = useLimitSentence();
  const quota = useQuery(useTRPC().returns.quota.queryOptions({ store }));
  const [changed, setChanged] = useState<ReturnLine>();
  const { draft, quote, put, change, send, isSending, sentence } = useReturn(store, recall, (sent) =>
    router.push(`/store/returns/${sent.return}` as Route),
  );
  const { reason, note, lines } = draft;
  const isNoteMissing = recall === undefined && reason === "other" && note.trim() === "";
  const isImpossible = quote?.objections.some(
    ({ status }) => status === "too_many" || status === "unknown_item",
  );
  const isAsking = Boolean(quote && (quote.objections.length > 0 || quote.limits.length > 0));
  return (
    <>
      <PageHeader
        back={{ href: "/store/returns", label: t("title") }}
        title={recall ? t("recall.title", { no: recall }) : t("new")}
      />
      <StoreHere store={store} />
      {recall ? (
        <RecallCard store={store} recall={recall} lines={lines} onTake={put} />
      ) : (
        quota.data && <QuotaMeter quota={quote?.quota ?? quota.data} askedFen={quote?.valueFen} />
      )}
      <ItemFinder
        store={store}
        first={first}
        label={t("scan")}
        question={t("howMany")}
        take={t("take")}
        gate={(item, pad) => (
          <ReturnableGate store={store} recall={recall} item={item}>
            {pad}
          </ReturnableGate>
        )}
        onTake={({ item, name, unit, isWeighed, casePackEach }, qty) =>
          put({ item, name, unit, isWeighed, casePackEach, qty })
        }
      />
      <DraftLines
        lines={lines}
        quote={quote}
        onChange={setChanged}
        onRemove={(line) => put({ ...line, qty: 0 })}
      />
      {changed && (
        <NumberPad
          title={changed.name}
          description={t("howMany")}
          isWeighed={changed.isWeighed}
          unit={changed.unit}
          casePackEach={changed.casePackEach}
          qty={changed.qty}
          label={t("take")}
          onClose={() => setChanged(undefined)}
          onDone={(qty) => {
            put({ ...changed, qty });
            setChanged(undefined);
          }}
        />
      )}
      {!recall && (
        <Field id="return-reason" label={t("reason")}>
          <Select
            id="return-reason"
            value={reason}
            onChange={(next) => change({ reason: next })}
            options={returnReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        </Field>
      )}
      <Field id="return-note" label={t("note")} help={isNoteMissing ? t("noteNeeded") : undefined}>
        <TextInput
          id="return-note"
          maxLength={200}
          value={note}
          onChange={(next) => change({ note: next })}
        />
      </Field>
      {quote?.limits.map((limit) => (
        <Refusal key={`${limit.category} ${limit.window}`} sentence={limitSentence(limit)} />
      ))}
      {isAsking && !isImpossible && <p className="text-sm text-quiet">{t("askText")}</p>}
      {sentence && <Refusal sentence={sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant={isAsking ? "secondary" : "primary"}
          size="touch"
          className="w-full md:w-auto"
          disabled={lines.length === 0 || isNoteMissing || isImpossible}
          isLoading={isSending}
          onClick={() => send(isAsking)}
        >
          {isAsking && !isImpossible
            ? t("ask")
            : quote
              ? t("sendFor", { credit: format.money(quote.creditFen) })
              : t("send")}
        </Button>
      </PinnedAction>
    </>
  );
}
