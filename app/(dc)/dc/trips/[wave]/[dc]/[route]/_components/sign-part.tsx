"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/app/_ui/field";
import { SignaturePad } from "@/app/_ui/signature-pad";
import { TextInput } from "@/app/_ui/text-input";
import type { Draft } from "../_lib/stop";

/** Who takes the goods, and the hand that says so. */
export function SignPart({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const t = useTranslations("dc.handover");
  const id = useId();
  return (
    <section className="flex flex-col gap-3 border-t pt-3">
      <h2 className="text-base font-semibold">{t("signTitle")}</h2>
      <p className="text-table text-quiet">{t("signMeans")}</p>
      <Field id={`${id}n`} label={t("name")}>
        <TextInput
          id={`${id}n`}
          value={draft.signedBy}
          onChange={(signedBy) => set({ signedBy })}
          maxLength={40}
          autoComplete="off"
        />
      </Field>
      <SignaturePad
        value={draft.signature}
        onChange={(signature) => set({ signature })}
        label={t("signature")}
      />
    </section>
  );
}
