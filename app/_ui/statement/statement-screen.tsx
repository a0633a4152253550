"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button, buttonLook } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { StatementPaper } from "./statement-paper";
import { StatementTalk } from "./statement-talk";

/** One statement: what is said about it, and the paper itself, to print or to save. */
export function StatementScreen({
  statement,
  back,
}: {
  statement: string;
  back: { href: string; label: string };
}) {
  const t = useTranslations("common.statement");
  const trpc = useTRPC();
  const query = useQuery(trpc.statement.get.queryOptions({ statement }));
  return (
    <QueryPane query={query}>
      {(view) => (
        <div className="flex flex-col gap-5">
          <PageHeader
            title={t("title", { month: view.content.month })}
            aside={<StatusChip kind="statement" status={view.status} />}
            back={back}
            action={
              <div className="flex gap-2 print:hidden">
                {(["pdf", "workbook"] as const).map((file) => (
                  <a
                    key={file}
                    href={`/api/statements/${encodeURIComponent(statement)}/${file}`}
                    className={buttonLook({ size: "large" })}
                    download
                  >
                    {t(file)}
                  </a>
                ))}
                <Button size="large" onClick={() => window.print()}>
                  {t("print")}
                </Button>
              </div>
            }
          />
          <StatementTalk view={view} />
          <StatementPaper content={view.content} hash={view.hash} />
        </div>
      )}
    </QueryPane>
  );
}
