"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { StatusChip } from "@/app/_ui/status-chip";
import type { CountLine, Stocktake } from "../_lib/use-count";
import { CancelCount } from "./cancel-count";
import { useScopeWord } from "./use-scope-word";

/** What a count came to, for those who may see it: the differences first, what they are worth, and the word of who approves. */
export function CountResult({ data }: { data: Stocktake }) {
  const t = useTranslations("store.counts");
  const scopeWord = useScopeWord();
  const format = useFormat();
  const decide = useCommand(useTRPC().stocktake.decide.mutationOptions(), {
    done: ({ stocktake, status }) =>
      status === "posted" ? t("submitting.posted", { no: stocktake }) : t("sentBack"),
  });
  const run = (decision: "post" | "back") => decide.run({ stocktake: data.stocktake, decision, reason: "" });
  const counted = data.lines.filter(({ takes }) => takes > 0);
  const waits = data.status === "submitted" && data.decides;
  const netFen = data.gainFen + data.lossFen;
  const lines = counted.toSorted((a, b) => Math.abs(b.worthFen ?? 0) - Math.abs(a.worthFen ?? 0));
  return (
    <>
      <PageHeader
        back={{ href: "/store/counts", label: t("title") }}
        title={scopeWord(data)}
        aside={<StatusChip kind="stocktake" status={data.status} />}
        text={<DocumentNumber no={data.stocktake} />}
        action={waits && <CancelCount data={data} />}
      />
      {data.seesResult ? (
        <Card>
          <Figures
            figures={[
              { label: t("counted"), value: `${counted.length} / ${data.lines.length}` },
              {
                label: t("loss"),
                value: <Money fen={data.lossFen} />,
                note: <Pieces lines={lines} sign={-1} />,
              },
              {
                label: t("gain"),
                value: <Money fen={data.gainFen} />,
                note: <Pieces lines={lines} sign={1} />,
              },
              { label: t("net"), value: <Money fen={netFen} />, note: t("netNote") },
            ]}
          />
        </Card>
      ) : (
        <p className="text-quiet">
          {data.status === "cancelled" ? t("cancelled", { by: data.endedBy ?? "" }) : t("waiting")}
        </p>
      )}
      {waits && <p className="text-attention">{t("review", { left: data.lines.length - counted.length })}</p>}
      {data.seesResult && (
        <ul className="divide-y overflow-hidden rounded-lg border bg-raised">
          {lines.map((line) => (
            <ResultLine key={line.item} line={line} />
          ))}
        </ul>
      )}
      {waits && (
        <>
          <div className="h-20 md:hidden" />
          <PinnedAction className="flex gap-2">
            <Button size="touch" className="flex-1 md:flex-none" onClick={() => run("back")}>
              {t("back")}
            </Button>
            <Button
              variant="primary"
              size="touch"
              className="flex-1 md:flex-none"
              isLoading={decide.isRunning}
              onClick={() => run("post")}
            >
              {t("post", { amount: format.money(netFen) })}
            </Button>
          </PinnedAction>
        </>
      )}
    </>
  );
}

/** How much is missing (-1) or more (1), in items, pieces and kilograms. */
function Pieces({ lines, sign }: { lines: readonly CountLine[]; sign: 1 | -1 }) {
  const t = useTranslations("store.counts");
  const format = useFormat();
  const found = lines.filter(({ differenceEach }) => (differenceEach ?? 0) * sign > 0);
  const sumOf = (isWeighed: boolean) =>
    found
      .filter((line) => line.isWeighed === isWeighed)
      .reduce((sum, { differenceEach }) => sum + Math.abs(differenceEach ?? 0), 0);
  const grams = sumOf(true);
  const pieces = sumOf(false);
  return (
    <Facts>
      {t("items", { count: found.length })}
      {pieces > 0 && t("pieces", { count: pieces })}
      {grams > 0 && `${format.quantity(grams, true)} kg`}
    </Facts>
  );
}

function ResultLine({ line }: { line: CountLine }) {
  const t = useTranslations("store.counts");
  const format = useFormat();
  const { differenceEach: difference, isWeighed } = line;
  const signed = (qty: number) => `${qty > 0 ? "+" : ""}${format.quantity(qty, isWeighed)}`;
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-2.5">
      <div className="min-w-0">
        <p className="font-medium">{line.name}</p>
        <p className="text-sm text-quiet">
          {t("lineCounted", {
            qty: format.quantity(line.countedEach ?? 0, isWeighed),
            unit: isWeighed ? "kg" : line.unit,
            by: line.countedBy ?? "",
          })}
        </p>
      </div>
      <div className="text-right whitespace-nowrap">
        <p className={cn("font-medium", (difference ?? 0) < 0 && "text-blocked")}>
          {difference === null || difference === 0 ? t("same") : signed(difference)}
        </p>
        {difference !== 0 && line.worthFen !== null && (
          <p className="text-sm text-quiet">{format.money(line.worthFen)}</p>
        )}
        {line.rejudgedEach !== 0 && (
          <p className="text-sm text-quiet">{t("rejudged", { qty: signed(line.rejudgedEach) })}</p>
        )}
      </div>
    </li>
  );
}
