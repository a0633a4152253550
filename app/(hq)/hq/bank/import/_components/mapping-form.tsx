"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { amountStyles, type BankMappingForm, dayOrders } from "@/server/bank/schema";
import { Section } from "../../../_components/facts";

interface MappingFormProps {
  heads: readonly string[];
  mapping: BankMappingForm | undefined;
  onMapping: (mapping: BankMappingForm) => void;
}

const nothing = "";
const empty: BankMappingForm = { headerRow: 1, date: "", amountStyle: "signed", amount: "", notes: [] };
/** The columns that a mapping names by one head each. */
type ColumnName =
  | "date"
  | "amount"
  | "moneyIn"
  | "moneyOut"
  | "direction"
  | "fee"
  | "payerAccount"
  | "payerName"
  | "bankReference";

/** What each column of the bank's file means. Every change is shown at once in the lines beside it. */
export function MappingForm({ heads, mapping = empty, onMapping }: MappingFormProps) {
  const t = useTranslations("hq.bank.import");
  const set = (changes: Partial<BankMappingForm>) => onMapping({ ...mapping, ...changes });
  const column = (name: ColumnName) => (
    <ColumnField
      key={name}
      label={t(name)}
      value={mapping[name] ?? nothing}
      heads={heads}
      onChange={(head) => set({ [name]: head })}
    />
  );
  const notes = mapping.notes ?? [];
  const style = mapping.amountStyle;
  return (
    // On a narrow screen the lines come first: they are what one looks at.
    <div className="max-xl:order-last">
      <Section title={t("mapping")}>
        <div className="grid gap-3 rounded-lg border bg-raised p-4 sm:grid-cols-2 xl:grid-cols-1">
          <HeaderRow row={mapping.headerRow} onChange={(headerRow) => set({ headerRow })} />
          {column("date")}
          <Choice
            label={t("dayOrder")}
            value={mapping.dayOrder ?? "ymd"}
            options={dayOrders.map((value) => ({ value, label: t(`dayOrders.${value}`) }))}
            onChange={(dayOrder) => set({ dayOrder })}
          />
          <Choice
            label={t("amountStyle")}
            value={style}
            options={amountStyles.map((value) => ({ value, label: t(`amountStyles.${value}`) }))}
            onChange={(amountStyle) => set({ amountStyle })}
          />
          {style === "in_out" ? [column("moneyIn"), column("moneyOut")] : column("amount")}
          {style === "direction" && [
            column("direction"),
            <InWords key="words" words={mapping.inWords ?? []} onChange={(inWords) => set({ inWords })} />,
          ]}
          <Choice
            label={t("decimal")}
            value={mapping.decimal ?? "."}
            options={[
              { value: ".", label: t("decimals.point") },
              { value: ",", label: t("decimals.comma") },
            ]}
            onChange={(decimal) => set({ decimal })}
          />
          {column("payerName")}
          {column("payerAccount")}
          <ColumnField
            label={t("note")}
            value={notes[0] ?? nothing}
            heads={heads}
            onChange={(head) => set({ notes: [head, ...notes.slice(1)].filter((one) => one !== nothing) })}
          />
          {notes.length > 0 && (
            <ColumnField
              label={t("note2")}
              value={notes[1] ?? nothing}
              heads={heads}
              onChange={(head) =>
                set({
                  notes: [notes[0] ?? nothing, head, ...notes.slice(2)].filter((one) => one !== nothing),
                })
              }
            />
          )}
          {column("bankReference")}
          {column("fee")}
        </div>
      </Section>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <Select id={id} value={value} options={options} onChange={onChange} />
    </Field>
  );
}

/** One head of the file, or none. A head that this file does not have stays in sight. */
function ColumnField(props: {
  label: string;
  value: string;
  heads: readonly string[];
  onChange: (head: string) => void;
}) {
  const t = useTranslations("hq.bank.import");
  const { value, heads } = props;
  const known = value === nothing || heads.includes(value) ? heads : [value, ...heads];
  const none = { value: "\u0000", label: t("none") };
  return (
    <Choice
      label={props.label}
      value={value === nothing ? none.value : value}
      options={[none, ...known.map((head) => ({ value: head, label: head }))]}
      onChange={(head) => props.onChange(head === none.value ? nothing : head)}
    />
  );
}

function HeaderRow({ row, onChange }: { row: number; onChange: (row: number) => void }) {
  const t = useTranslations("hq.bank.import");
  const id = useId();
  return (
    <Field id={id} label={t("headerRow")}>
      <TextInput
        id={id}
        type="number"
        min={1}
        max={100}
        value={String(row)}
        onChange={(text) => {
          const next = Number(text);
          if (Number.isInteger(next) && next >= 1 && next <= 100) onChange(next);
        }}
      />
    </Field>
  );
}

function InWords({ words, onChange }: { words: readonly string[]; onChange: (words: string[]) => void }) {
  const t = useTranslations("hq.bank.import");
  const id = useId();
  const [text, setText] = useState(words.join(", "));
  return (
    <Field id={id} label={t("inWords")} help={t("inWordsHelp")}>
      <TextInput
        id={id}
        value={text}
        onChange={setText}
        onBlur={() => onChange(text.split(/[,，、;；\s]+/).filter((word) => word !== ""))}
      />
    </Field>
  );
}
