"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { toast } from "@/app/_ui/toast";
import { useDebounced } from "@/app/_ui/use-debounced";
import { type PromotionContent, promotionDraftInput, promotionKinds } from "@/server/promotion/schema";
import { promotionHref } from "../../_lib/inputs";
import type { Names } from "../../_lib/use-terms-words";
import { contentOf, type Draft, type DraftValues, figuresFor, wishOf } from "../../_lib/wish";
import { Beside } from "./beside";
import { LimitFields } from "./limit-fields";
import { SentenceFields } from "./sentence-fields";
import { StoreFields } from "./store-fields";
import { useKnown } from "./use-known";

interface PromotionFormProps {
  /** The promotion that is changed; without it a new one is written. */
  promotion?: string;
  content: PromotionContent;
  names: Names;
}

/** A promotion as a sentence with its limits; beside it, at every change, what it would do. */
export function PromotionForm({ promotion, content: initial, names }: PromotionFormProps) {
  const t = useTranslations("hq.promotion.form");
  const kinds = useTranslations("hq.promotions.kinds");
  const router = useRouter();
  const trpc = useTRPC();
  const wish = useRef<"keep" | "submit">("keep");
  const known = useKnown(names);
  const form = useForm<DraftValues, unknown, Draft>({
    resolver: zodResolver(promotionDraftInput),
    defaultValues: { promotion: promotion ?? "", content: wishOf(initial) },
  });
  const values = useDebounced(useWatch({ control: form.control }) as DraftValues, 300);
  const content = contentOf(values.content);
  const open = (code: string) => router.push(promotionHref(code) as Route);
  const submit = useCommand(trpc.promotion.submit.mutationOptions(), {
    done: ({ promotion: code }) => t("submitted", { promotion: code }),
    onDone: ({ promotion: code }) => open(code),
    // What was written is kept: its page says what stands against it.
    onRefused: () => {
      open(form.getValues("promotion").trim());
      return false;
    },
  });
  const options = {
    onDone: ({ promotion: code }: { promotion: string }) => {
      if (wish.current === "submit") return submit.run({ promotion: code });
      toast.done(t("kept", { promotion: code }));
      open(code);
    },
    onRefused: () => true,
  };
  const create = useCommand(trpc.promotion.create.mutationOptions(), options);
  const edit = useCommand(trpc.promotion.edit.mutationOptions(), options);
  const save = promotion === undefined ? create : edit;
  const isRunning = save.isRunning || submit.isRunning;
  const leave = () => (promotion === undefined ? router.push("/hq/promotions") : open(promotion));
  const { control } = form;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Form form={form} onSubmit={(_, written) => save.run(written)} onCancel={leave}>
        <Card>
          <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
            <FormField
              control={control}
              name="promotion"
              label={t("fields.promotion")}
              help={t("help.promotion")}
            >
              {(input) => <TextInput {...input} maxLength={64} disabled={promotion !== undefined} />}
            </FormField>
            <FormField control={control} name="content.name" label={t("fields.name")} help={t("help.name")}>
              {(input) => <TextInput {...input} maxLength={300} />}
            </FormField>
            <FormField control={control} name="content.kind" label={t("fields.kind")}>
              {({ onChange, ...input }) => (
                <Select
                  {...input}
                  onChange={(kind) => {
                    onChange(kind);
                    form.setValue("content", { ...form.getValues("content"), ...figuresFor(kind), kind });
                  }}
                  options={promotionKinds.map((value) => ({ value, label: kinds(value) }))}
                />
              )}
            </FormField>
            <div className="grid grid-cols-2 gap-4 sm:max-w-80">
              <FormField control={control} name="content.from" label={t("fields.from")}>
                {(input) => <TextInput type="date" {...input} />}
              </FormField>
              <FormField control={control} name="content.to" label={t("fields.to")}>
                {(input) => <TextInput type="date" {...input} />}
              </FormField>
            </div>
          </div>
        </Card>
        <Card title={t("grants")}>
          <SentenceFields form={form} known={known} />
          <p className="mt-3 text-table text-quiet">{t("ladder")}</p>
        </Card>
        <Card title={t("who")}>
          <StoreFields form={form} known={known} />
        </Card>
        <Card title={t("limits")}>
          <LimitFields form={form} />
        </Card>
        {save.sentence && <Refusal sentence={save.sentence} />}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            size="large"
            isLoading={isRunning && wish.current === "keep"}
            disabled={isRunning}
            onClick={() => {
              wish.current = "keep";
            }}
          >
            {t("keep")}
          </Button>
          <Button
            type="submit"
            variant="primary"
            size="large"
            isLoading={isRunning && wish.current === "submit"}
            disabled={isRunning}
            onClick={() => {
              wish.current = "submit";
            }}
          >
            {t("submit")}
          </Button>
        </div>
      </Form>
      <Beside promotion={promotion ?? values.promotion.trim()} content={content} names={known.names} />
    </div>
  );
}
