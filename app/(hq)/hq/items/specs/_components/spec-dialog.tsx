"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";
import { saleSpecInput } from "@/server/catalog/schema";

/** A portion of a weighed item as the till sells it: its code, what it is called, what it costs and weighs. */
export function SpecDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.specs");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const items = useQuery(trpc.catalog.items.queryOptions({ search: search || undefined, limit: 100 }));
  const create = useCommand(trpc.catalog.createSaleSpec.mutationOptions(), {
    done: ({ spec }) => t("done", { spec }),
    onDone: onClose,
    onRefused: () => true,
  });
  const form = useForm({
    resolver: zodResolver(saleSpecInput),
    defaultValues: { spec: "", item: "", name: "", price: "", grams: 100 },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t("new")} description={t("newText")}>
      <Form form={form} onSubmit={(_, values) => create.run(values)} onCancel={onClose}>
        <FormField control={form.control} name="item" label={t("item")} help={t("itemHelp")}>
          {({ value, onChange, id }) => (
            <Combobox
              id={id}
              value={value || undefined}
              onChange={(code) => onChange(code ?? "")}
              onSearch={setTyped}
              isSearching={items.isFetching}
              options={(items.data?.rows ?? [])
                .filter((row) => row.isWeighed)
                .map((row) => ({ value: row.item, label: `${row.item} ${row.name}`, note: row.barcode }))}
            />
          )}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField control={form.control} name="name" label={t("name")} help={t("nameHelp")}>
            {(input) => <TextInput {...input} maxLength={60} />}
          </FormField>
          <FormField control={form.control} name="spec" label={t("code")} help={t("codeHelp")}>
            {(input) => <TextInput {...input} maxLength={40} />}
          </FormField>
          <FormField control={form.control} name="grams" label={t("grams")} help={t("gramsHelp")}>
            {(input) => (
              <QuantityInput {...input} label={t("grams")} unit="g" step={10} min={1} max={100_000} />
            )}
          </FormField>
          <FormField control={form.control} name="price" label={t("price")}>
            {(input) => <MoneyInput {...input} />}
          </FormField>
        </div>
        {create.sentence && <Refusal sentence={create.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={create.isRunning}>
          {t("create")}
        </Button>
      </Form>
    </Dialog>
  );
}
