"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money";
import { Refusal } from "@/app/_ui/refusal";
import type { BankMappingForm } from "@/server/bank/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Section } from "../../../_components/facts";
import { RowErrors } from "../../../imports/_components/row-errors";
import type { Preview } from "../_lib/use-preview";
import { MappingForm } from "./mapping-form";
import { PreviewLines, PreviewRows } from "./preview-tables";

interface PreviewPaneProps {
  preview: Preview;
  fileName: string;
  mapping: BankMappingForm | undefined;
  onMapping: (mapping: BankMappingForm) => void;
  isBusy: boolean;
  isImporting: boolean;
  onImport: () => void;
}

/** How the file is understood before anything is written: its top, the columns, the lines, what is new, what is wrong. */
export function PreviewPane(props: PreviewPaneProps) {
  const { preview, mapping, isBusy, isImporting, onImport } = props;
  const t = useTranslations("hq.bank.import");
  const locale = useLocale();
  const { counts, mismatch } = preview;
  const isGood = preview.errorCount === 0 && mismatch === null && counts.lines > 0;
  return (
    <div className="flex flex-col gap-6">
      {mismatch && <Refusal sentence={mismatch[locale]} />}
      {!mapping && <Refusal sentence={t("noMapping")} />}
      <div className="grid gap-6 xl:grid-cols-[minmax(20rem,26rem)_1fr]">
        <MappingForm heads={preview.heads} mapping={mapping} onMapping={props.onMapping} />
        <div className="min-w-0">
          {counts.lines > 0 && <Understood preview={preview} />}
          <Section title={t("top")}>
            <PreviewRows rows={preview.rows} headerRow={mapping?.headerRow} />
          </Section>
        </div>
      </div>
      {preview.errorCount > 0 && (
        <section className="rounded-lg border bg-raised">
          <RowErrors
            name={props.fileName}
            sentence={t("counts", {
              lines: counts.lines,
              fresh: counts.fresh,
              duplicates: counts.duplicates,
            })}
            errors={preview.errors}
            errorCount={preview.errorCount}
          />
        </section>
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t bg-surface py-3">
        <Button
          variant="primary"
          size="large"
          disabled={!isGood || isBusy}
          isLoading={isImporting}
          onClick={onImport}
        >
          {t("run", { count: counts.fresh })}
        </Button>
        <p className="text-table text-quiet">
          {isGood && counts.fresh === 0 ? t("nothingNew") : t("mappingKept")}
        </p>
      </div>
    </div>
  );
}

function Understood({ preview }: { preview: Preview }) {
  const t = useTranslations("hq.bank.import");
  const format = useFormat();
  const { counts, from, to } = preview;
  const days = {
    from: from ? format.fullDay(asBusinessDay(from)) : "–",
    to: to ? format.fullDay(asBusinessDay(to)) : "–",
  };
  return (
    <Section title={t("lines")}>
      <Figures
        figures={[
          { label: t("moneyInSum"), value: <Money fen={parseFen(preview.moneyIn)} /> },
          { label: t("moneyOutSum"), value: <Money fen={parseFen(preview.moneyOut)} /> },
          {
            label: t("imported"),
            value: format.count(counts.fresh),
            note: t("counts", {
              lines: format.count(counts.lines),
              fresh: format.count(counts.fresh),
              duplicates: format.count(counts.duplicates),
            }),
          },
        ]}
      />
      <p className="mt-2 text-table text-quiet">
        {t("period", days)}
        {counts.skipped > 0 && ` · ${t("skipped", { count: counts.skipped })}`}
      </p>
      {counts.later > 0 && (
        <p className="mt-2 flex items-center gap-2 text-attention">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {t("later", { count: counts.later })}
        </p>
      )}
      <div className="mt-3">
        <PreviewLines lines={preview.lines} />
      </div>
    </Section>
  );
}
