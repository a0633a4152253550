"use client";

import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";

/** One sentence: everything ties, or how many checks do not. */
export function ProofVerdict({ proof, at }: { proof: RouterOutputs["proof"]["now"]; at: number }) {
  const t = useTranslations("hq.proof");
  const format = useFormat();
  const failed = proof.checks.filter((check) => !check.ok).length;
  const rows = proof.checks.reduce((sum, check) => sum + check.count, 0);
  const Icon = proof.ok ? CircleCheck : OctagonAlert;
  return (
    <p
      role="status"
      className={cn(
        "flex items-center gap-3 rounded-md px-4 py-3 font-medium",
        proof.ok ? "bg-done-soft text-done" : "bg-blocked-soft text-blocked",
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span>
        {proof.ok
          ? t("true", { checks: proof.checks.length, rows: format.count(rows) })
          : t("false", { failed, checks: proof.checks.length })}{" "}
        <span className="font-normal">{t("at", { at: format.instant(new Date(at)) })}</span>
      </span>
    </p>
  );
}
