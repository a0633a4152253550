"use client";

import { CloudOff, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { Progress } from "@/app/_ui/progress";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { Tabs } from "@/app/_ui/tabs";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { NumberPad } from "../../_components/number-pad";
import type { CountLine, Stocktake, useCount } from "../_lib/use-count";
import { CancelCount } from "./cancel-count";
import { CountLines } from "./count-lines";
import { StrangeItem } from "./strange-item";
import { SubmitCount } from "./submit-count";
import { useScopeWord } from "./use-scope-word";

interface CountingProps {
  count: ReturnType<typeof useCount>;
  data: Stocktake;
}

/** Scan or tap an item, type what lies there, next one. Nobody sees what the book says. */
export function Counting({ count, data }: CountingProps) {
  const t = useTranslations("store.counts");
  const scopeWord = useScopeWord();
  const [opened, setOpened] = useState<CountLine | undefined>(undefined);
  const [strange, setStrange] = useState<string | undefined>(undefined);
  const [tab, setTab] = useState<"left" | "done">("left");
  const [isSubmitting, setIsSubmitting] = useState(false);
  useScreenAwake();
  const unsent = new Map(count.unsent.map((take) => [take.item, take.counted]));
  const isDone = (line: CountLine) => unsent.has(line.item) || line.state === "counted";
  const done = data.lines.filter(isDone);
  const left = data.lines.filter((line) => !isDone(line));
  const again = left.filter(({ state }) => state === "recount");
  const scan = (code: string) => {
    const plain = code.trim();
    const line = data.lines.find(
      ({ item, barcode }) => item === plain || barcode === plain || barcode === plain.replace(/^0+/, ""),
    );
    scanFeedback(line ? "good" : "bad");
    if (line) setOpened(line);
    else setStrange(plain);
  };
  return (
    <>
      <PageHeader
        back={{ href: "/store/counts", label: t("title") }}
        title={scopeWord(data)}
        text={t("blind")}
        action={<CancelCount data={data} />}
      />
      <ScanBox onScan={scan} label={t("scan")} />
      <Progress label={t("counted")} done={done.length} total={data.lines.length} />
      {count.unsent.length > 0 && (
        <p role="status" className="flex items-center gap-2 text-sm text-quiet">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t(count.isOffline ? "offline" : "sending", { count: count.unsent.length })}
        </p>
      )}
      {again.length > 0 && (
        <p role="status" className="flex items-start gap-2 text-sm text-attention">
          <RotateCcw aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("againText", { count: again.length })}
        </p>
      )}
      <Tabs
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "left", label: t("left"), count: left.length },
          { value: "done", label: t("done"), count: done.length },
        ]}
      />
      <CountLines
        lines={tab === "left" ? left : done}
        unsent={unsent}
        empty={t(tab === "left" ? "allCounted" : "nothingCounted")}
        onOpen={setOpened}
      />
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={done.length === 0}
          onClick={() => setIsSubmitting(true)}
        >
          {t("submit", { done: done.length, total: data.lines.length })}
        </Button>
      </PinnedAction>
      {opened && (
        <NumberPad
          title={opened.name}
          description={
            opened.state === "recount" && !unsent.has(opened.item)
              ? t("padAgain")
              : opened.shelf
                ? t("padAt", { shelf: opened.shelf })
                : t("pad")
          }
          isWeighed={opened.isWeighed}
          unit={opened.unit}
          casePackEach={opened.casePackEach}
          qty={undefined}
          label={t("take")}
          onClose={() => setOpened(undefined)}
          onDone={(qty) => {
            count.take(opened.item, qty);
            setOpened(undefined);
          }}
        />
      )}
      {strange !== undefined && (
        <StrangeItem
          store={data.store}
          code={strange}
          onClose={() => setStrange(undefined)}
          onTake={(item, qty) => {
            count.take(item, qty);
            setStrange(undefined);
          }}
        />
      )}
      {isSubmitting && (
        <SubmitCount
          data={data}
          left={left.length}
          again={again.length}
          hasUnsent={count.unsent.length > 0}
          onClose={() => setIsSubmitting(false)}
        />
      )}
    </>
  );
}
