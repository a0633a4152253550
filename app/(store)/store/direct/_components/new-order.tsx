"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { StoreHere } from "../../_components/store-here";
import { useKeptPage } from "../../_lib/use-kept-page";
import { lineFen } from "../_lib/direct-draft";
import { useDirectDraft } from "../_lib/use-direct";
import { GoodsEditor } from "./goods-editor";
import { SupplierField } from "./supplier-field";

/** Writes down what a supplier shall bring, by when and at which cost, so that the receipt is a matter of counting. */
export function NewOrder({ store }: { store: string }) {
  const t = useTranslations("store.direct");
  const format = useFormat();
  const router = useRouter();
  useKeptPage("/store/direct/order", store);
  const [expectedOn, setExpectedOn] = useState("");
  const { draft, put, change, clear } = useDirectDraft(`storeline.direct-order.${store}`);
  const { supplier, note, lines } = draft;
  const create = useCommand(useTRPC().direct.createOrder.mutationOptions(), {
    done: ({ order }) => t("order.done", { order }),
    onDone: () => {
      clear();
      router.push("/store/direct" as Route);
    },
    onRefused: () => true,
  });
  const amounts = lines.map((line) => lineFen(line, undefined));
  const isCosted = amounts.every((fen) => fen !== undefined);
  const isReady = lines.length > 0 && isCosted && supplier.trim() !== "" && expectedOn !== "";
  return (
    <>
      <PageHeader back={{ href: "/store/direct", label: t("title") }} title={t("order.new")} />
      <StoreHere store={store} />
      <GoodsEditor store={store} first={undefined} question={t("order.howMany")} lines={lines} onPut={put} />
      <SupplierField store={store} value={supplier} onChange={(next) => change({ supplier: next })} />
      <Field id="expected-on" label={t("order.expectedOn")}>
        <TextInput id="expected-on" type="date" value={expectedOn} onChange={setExpectedOn} />
      </Field>
      <Field id="order-note" label={t("order.note")}>
        <TextInput id="order-note" maxLength={200} value={note} onChange={(next) => change({ note: next })} />
      </Field>
      {create.sentence && <Refusal sentence={create.sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={!isReady}
          isLoading={create.isRunning}
          onClick={() =>
            create.run({
              store,
              supplier: supplier.trim(),
              expectedOn,
              note: note.trim(),
              lines: lines.map(({ item, qty, cost }) => ({ item, qty, unitCost: cost.trim() })),
            })
          }
        >
          {isReady
            ? t("order.sendFor", {
                amount: format.money(amounts.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)),
              })
            : t("order.send")}
        </Button>
      </PinnedAction>
    </>
  );
}
