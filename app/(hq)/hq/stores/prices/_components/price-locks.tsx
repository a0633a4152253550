"use client";

import { useQuery } from "@tanstack/react-query";
import { LockOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";

const targets = ["category", "item"] as const;
const kinds = ["state", "fixed"] as const;

/** What no store prices by itself, and adding to it: an item or a category with everything below it. */
export function PriceLocks() {
  const t = useTranslations("hq.prices.locks");
  const trpc = useTRPC();
  const locks = useQuery(trpc.retail.locks.queryOptions());
  const unlock = useCommand(trpc.retail.unlock.mutationOptions(), { done: t("unlocked") });
  return (
    <section className="mt-6 flex flex-col gap-3 border-t pt-4">
      <h3 className="font-semibold">{t("title")}</h3>
      {locks.data?.length === 0 && <p className="text-quiet">{t("none")}</p>}
      <ul className="divide-y">
        {locks.data?.map((row) => (
          <li key={row.lock} className="flex items-center justify-between gap-3 py-1">
            <span className="min-w-0">
              <span className="block">
                <span className="mr-2 text-quiet">{row.code}</span>
                {row.name}
              </span>
              <span className="text-sm text-quiet">
                {t(row.kind)} · {row.reason} · {row.madeBy}
              </span>
            </span>
            <IconButton
              label={t("unlock", { code: row.code })}
              onClick={() => unlock.run({ lock: row.lock })}
            >
              <LockOpen aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <NewLock />
    </section>
  );
}

function NewLock() {
  const t = useTranslations("hq.prices.locks");
  const [target, setTarget] = useState<(typeof targets)[number]>("category");
  const [kind, setKind] = useState<(typeof kinds)[number]>("state");
  const [code, setCode] = useState<string>();
  const [reason, setReason] = useState("");
  const command = useCommand(useTRPC().retail.lock.mutationOptions(), {
    done: t("locked"),
    onDone: () => {
      setCode(undefined);
      setReason("");
    },
    onRefused: () => true,
  });
  return (
    <form
      className="grid gap-3 md:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (code) command.run({ [target]: code, kind, reason });
      }}
    >
      <Field id="lock-target" label={t("target")}>
        <Select
          id="lock-target"
          value={target}
          onChange={(next) => {
            setTarget(next);
            setCode(undefined);
          }}
          options={targets.map((value) => ({ value, label: t(`targets.${value}`) }))}
        />
      </Field>
      <Field id="lock-code" label={t("code")}>
        {target === "item" ? (
          <ItemChoice id="lock-code" value={code} onChange={setCode} />
        ) : (
          <CategoryChoice id="lock-code" value={code} onChange={setCode} />
        )}
      </Field>
      <Field id="lock-kind" label={t("kind")}>
        <Select
          id="lock-kind"
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      <Field id="lock-reason" label={t("reason")}>
        <TextInput id="lock-reason" maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button
        type="submit"
        className="md:col-span-2"
        disabled={code === undefined || reason.trim() === ""}
        isLoading={command.isRunning}
      >
        {t("lock")}
      </Button>
    </form>
  );
}

interface ChoiceProps {
  id: string;
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}

function CategoryChoice(props: ChoiceProps) {
  const categories = useQuery(useTRPC().catalog.categories.queryOptions());
  const options = (categories.data ?? []).map((one) => ({
    value: one.category,
    label: `${"　".repeat(one.depth)}${one.name}`,
    note: one.category,
  }));
  return <Combobox {...props} options={options} isSearching={categories.isFetching} />;
}

function ItemChoice({ value, onChange, ...rest }: ChoiceProps) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const items = useQuery(trpc.catalog.items.queryOptions({ search: search || undefined, limit: 100 }));
  const found = (items.data?.rows ?? []).map((row) => ({
    value: row.item,
    label: `${row.item} ${row.name} ${row.spec}`,
    note: row.barcode,
  }));
  // What was chosen stays one of the options, whatever is looked for next.
  const isFound = found.some((option) => option.value === chosen?.value);
  return (
    <Combobox
      {...rest}
      value={value}
      onChange={(code) => {
        setChosen(found.find((option) => option.value === code));
        onChange(code);
      }}
      options={chosen && !isFound ? [chosen, ...found] : found}
      onSearch={setTyped}
      isSearching={items.isFetching}
    />
  );
}
