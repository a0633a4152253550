"use client";

import { Lock, PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { DocumentNumber } from "@/app/_ui/document-number";

/** What somebody must know before they touch a wave: that it is locked, and which other waves belong to it. */
export function WaveNotes({ wave }: { wave: RouterOutputs["wave"]["get"] }) {
  const t = useTranslations("dc.wave");
  const format = useFormat();
  const { lock, supplements, supplementedBy } = wave;
  const numbers = (waves: readonly string[]): ReactNode =>
    waves.map((no) => <DocumentNumber key={no} no={no} href={`/dc/waves/${no}`} />);
  return (
    <>
      {lock && (
        <p className="mb-4 flex items-center gap-2 rounded-md bg-attention-soft px-4 py-3 text-attention">
          <Lock aria-hidden className="size-5 shrink-0" />
          {t("lockedNote", { by: lock.by, at: format.instant(lock.at), reason: lock.reason || "–" })}
        </p>
      )}
      {(supplements !== null || supplementedBy.length > 0) && (
        <p className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-information-soft px-4 py-2">
          <PackagePlus aria-hidden className="size-5 shrink-0 text-information" />
          {t(supplements === null ? "supplementedBy" : "supplementOf")}
          {numbers(supplements === null ? supplementedBy : [supplements])}
        </p>
      )}
    </>
  );
}
