"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { downloadCsv } from "@/app/_ui/data-table/csv";
import type { KindDescription } from "../_lib/picked-file";

/** Every kind of file with its columns, in the order of loading; the button gives an empty file with the header row. */
export function Templates({ kinds }: { kinds: readonly KindDescription[] }) {
  const t = useTranslations("hq.imports");
  return (
    <details className="rounded-lg border bg-raised">
      <summary className="cursor-pointer px-4 py-3 font-medium">{t("templates")}</summary>
      <p className="px-4 pb-2 text-table text-quiet">{t("templatesText")}</p>
      <ol className="divide-y border-t">
        {kinds.map(({ kind, columns }, index) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="w-36">
              <span className="mr-2 text-quiet">{index + 1}</span>
              {t(`kinds.${kind}`)}
            </span>
            <code className="min-w-0 flex-1 basis-72 text-table break-words text-quiet">
              {columns.map(({ name, isRequired }) => (isRequired ? `${name}*` : name)).join(", ")}
            </code>
            <Button
              size="small"
              icon={<Download aria-hidden />}
              aria-label={t("templateOf", { kind: t(`kinds.${kind}`) })}
              onClick={() => downloadCsv(kind, [columns.map(({ name }) => name)])}
            >
              {kind}.csv
            </Button>
          </li>
        ))}
      </ol>
    </details>
  );
}
