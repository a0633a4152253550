"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import type { BankLine } from "../../_components/lines-table";
import { openLinesInput } from "../../_lib/inputs";
import { LineDesk } from "./line-desk";
import { LineQueue } from "./line-queue";

/** The queue at the left, the chosen line with its slips at the right. What is decided leaves the queue; the next one moves up. */
export function UnmatchedDesk() {
  const t = useTranslations("hq.bank.desk");
  const trpc = useTRPC();
  const list = useQuery(trpc.bank.lines.list.queryOptions(openLinesInput));
  return (
    <QueryPane query={list}>
      {({ rows }) =>
        rows.length === 0 ? (
          <div className="rounded-md border bg-raised">
            <EmptyState
              title={t("empty")}
              text={t("emptyText")}
              action={<LinkButton href="/hq/bank">{t("queue")}</LinkButton>}
            />
          </div>
        ) : (
          <Desk lines={rows} />
        )
      }
    </QueryPane>
  );
}

function Desk({ lines }: { lines: readonly BankLine[] }) {
  const asked = useSearchParams().get("line");
  const [at, setAt] = useState({ line: asked ?? lines[0]?.line, index: 0 });
  const found = lines.findIndex((line) => line.line === at.line);
  const index = found >= 0 ? found : Math.min(at.index, lines.length - 1);
  const line = lines[index];
  const goTo = (next: number) => {
    const bounded = Math.max(0, Math.min(next, lines.length - 1));
    setAt({ line: lines[bounded]?.line, index: bounded });
  };
  if (!line) return null;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(18rem,24rem)_1fr]">
      <LineQueue lines={lines} activeIndex={index} onChoose={goTo} />
      <LineDesk
        key={line.line}
        line={line}
        onWalk={(step) => goTo(index + step)}
        onDecided={() => setAt({ line: lines[index + 1]?.line ?? lines[index - 1]?.line, index })}
      />
    </div>
  );
}
