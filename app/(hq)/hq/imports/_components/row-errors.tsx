"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { downloadCsv } from "@/app/_ui/data-table/csv";
import type { RowError } from "@/server/sheet/schema";
import { PlainTable } from "../../_components/plain-table";

interface RowErrorsProps {
  name: string;
  sentence: string;
  errors: readonly RowError[];
  errorCount: number;
}

const shownMax = 200;

/** What is wrong, cell by cell, with the row as the spreadsheet numbers it and what to do about it. */
export function RowErrors({ name, sentence, errors, errorCount }: RowErrorsProps) {
  const t = useTranslations("hq.imports");
  const locale = useLocale();
  const save = () =>
    downloadCsv(`${name}-errors`, [
      [t("row"), t("column"), t("whatToDo")],
      ...errors.map((error) => [error.row, error.column, error.sentence[locale]]),
    ]);
  return (
    <div role="alert" className="border-t px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium text-blocked">{sentence}</p>
        {errors.length > 0 && (
          <Button size="small" icon={<Download aria-hidden />} onClick={save}>
            {t("saveErrors")}
          </Button>
        )}
      </div>
      {errors.length > 0 && (
        <div className="mt-3 max-h-96 overflow-y-auto">
          <PlainTable
            label={t("errorsOf", { name })}
            heads={[
              { key: "row", label: t("row"), isFigure: true },
              { key: "column", label: t("column") },
              { key: "what", label: t("whatToDo") },
            ]}
            rows={errors.slice(0, shownMax).map((error, index) => ({
              key: index,
              cells: [
                error.row,
                <code key="c">{error.column || t("wholeRow")}</code>,
                error.sentence[locale],
              ],
            }))}
          />
        </div>
      )}
      {errorCount > shownMax && (
        <p className="mt-2 text-table text-quiet">{t("more", { shown: shownMax, count: errorCount })}</p>
      )}
    </div>
  );
}
