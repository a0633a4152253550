"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import type { PackageDetail } from "./package-screen";

type Stage = PackageDetail["stages"][number];
const parts = [
  ["installed", "bg-done"],
  ["downloaded", "bg-accent"],
  ["downloading", "bg-information"],
  ["rolledBack", "bg-attention"],
  ["failed", "bg-blocked"],
  ["allowed", "bg-line-strong"],
] as const;

/** Each stage with a bar of what became of its stores, and the same in words. */
export function Stages({ stages }: { stages: readonly Stage[] }) {
  const t = useTranslations("hq.posPackage");
  if (stages.length === 0) return <p className="text-quiet">{t("noStages")}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {stages.map((stage) => (
        <StageRow key={stage.stage} stage={stage} />
      ))}
    </ol>
  );
}

function StageRow({ stage }: { stage: Stage }) {
  const t = useTranslations("hq.posPackage");
  const format = useFormat();
  const present = parts.filter(([name]) => stage[name] > 0);
  return (
    <li className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          {stage.stage}. <Scope stage={stage} />
        </span>
        <span className="text-table text-quiet">
          {t("storesCount", { count: stage.stores })} · {format.instant(stage.openedAt)} · {stage.openedBy}
        </span>
      </p>
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full bg-hover">
        {present.map(([name, colour]) => (
          <span key={name} className={colour} style={{ width: `${(stage[name] / stage.stores) * 100}%` }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-table text-quiet">
        {present.map(([name, colour]) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden className={cn("size-2 rounded-full", colour)} />
            {t(`progress.${name}`)} {format.count(stage[name])}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Scope({ stage }: { stage: Stage }) {
  const t = useTranslations("hq.posPackage.scopes");
  const kinds = useTranslations("hq.posPackage.kinds");
  if (stage.scope === "route") return t("routeOf", { route: stage.route ?? "" });
  if (stage.scope === "group") return t("groupOf", { group: stage.groupName ?? "" });
  if (stage.scope === "kind") return stage.kind ? kinds(stage.kind) : t("kind");
  if (stage.scope === "percentage") return t("percentOf", { percent: stage.percent ?? 0 });
  return t(stage.scope);
}
