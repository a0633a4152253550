"use client";

import { CircleCheck, CircleDashed, FileCheck, LoaderCircle, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Chip } from "@/app/_ui/status-chip";
import type { Outcome, PickedFile } from "../_lib/picked-file";

/** The state of a file as a word, with its counts once they are known. */
export function FileResult({ file }: { file: PickedFile }) {
  const t = useTranslations("hq.imports");
  const { state } = file;
  if (state.name === "running")
    return (
      <Chip tone="information" icon={LoaderCircle}>
        {t("running")}
      </Chip>
    );
  if (state.name === "refused")
    return (
      <Chip tone="blocked" icon={OctagonAlert}>
        {state.errorCount > 0 ? t("refusedRows", { count: state.errorCount }) : t("refused")}
      </Chip>
    );
  if (state.name === "new")
    return (
      <Chip tone="neutral" icon={CircleDashed}>
        {t(file.kind ? "unchecked" : "noKind")}
      </Chip>
    );
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1" role="status">
      <Chip tone="done" icon={state.name === "good" ? FileCheck : CircleCheck}>
        {t(state.name)}
      </Chip>
      <Counts outcome={state.outcome} />
    </span>
  );
}

/** What a file did or would do: rows, new, changed, the same. */
export function Counts({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("hq.imports");
  const format = useFormat();
  const { rows, created, updated, unchanged, removed } = outcome;
  return (
    <span className="text-table text-quiet">
      {t("counts", {
        count: rows,
        rows: format.count(rows),
        created: format.count(created),
        updated: format.count(updated),
        unchanged: format.count(unchanged),
      })}
      {removed > 0 && ` · ${t("removed", { removed: format.count(removed) })}`}
    </span>
  );
}
