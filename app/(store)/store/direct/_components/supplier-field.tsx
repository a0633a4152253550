"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";

interface SupplierFieldProps {
  store: string;
  value: string;
  onChange: (supplier: string) => void;
}

/** Who brings it: typed once, chosen afterwards. */
export function SupplierField({ store, value, onChange }: SupplierFieldProps) {
  const t = useTranslations("store.direct");
  const suppliers = useQuery(useTRPC().direct.suppliers.queryOptions({ store }));
  const others = (suppliers.data ?? []).filter(
    (one) => one !== value && one.toLowerCase().includes(value.trim().toLowerCase()),
  );
  return (
    <Field id="supplier" label={t("supplier")}>
      <TextInput id="supplier" maxLength={100} value={value} onChange={onChange} />
      {others.length > 0 && (
        <span className="mt-2 flex flex-wrap gap-2">
          {others.slice(0, 4).map((one) => (
            <Button key={one} size="touch" onClick={() => onChange(one)}>
              {one}
            </Button>
          ))}
        </span>
      )}
    </Field>
  );
}
