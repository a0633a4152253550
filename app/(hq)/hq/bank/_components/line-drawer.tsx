"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import type { DepositStatus } from "@/server/account/schema";
import { parseFen } from "@/server/shared/fen";
import { Section } from "../../_components/facts";
import { depositHref } from "../../_lib/links";
import { LineFacts } from "./line-facts";
import type { BankLine } from "./lines-table";

/** One line: the bank's words, the slips that it pays for, and what finance can do with it now. */
export function LineDrawer({ line, onClose }: { line: string | undefined; onClose: () => void }) {
  const trpc = useTRPC();
  const view = useQuery({
    ...trpc.bank.lines.get.queryOptions({ line: line ?? "" }),
    enabled: line !== undefined,
  });
  const shown = view.data?.line === line ? view.data : undefined;
  return (
    <Drawer
      isOpen={line !== undefined}
      onClose={onClose}
      title={line ? <DocumentNumber no={line} /> : ""}
      aside={shown && <StatusChip kind="bankLine" status={shown.state} />}
      actions={shown && <LineActions line={shown} />}
    >
      <QueryPane query={view}>
        {(data) => (
          <>
            <LineFacts line={data} />
            {data.slips.length > 0 && <LineSlips line={data} />}
            {data.asideReason && <AsideNote reason={data.asideReason} />}
          </>
        )}
      </QueryPane>
    </Drawer>
  );
}

function AsideNote({ reason }: { reason: string }) {
  const t = useTranslations("hq.bank.line");
  return <Section title={t("aside")}>{reason}</Section>;
}

function LineSlips({ line }: { line: BankLine }) {
  const t = useTranslations("hq.bank.line");
  const rules = useTranslations("hq.bank.rules");
  return (
    <Section title={t("slips")}>
      <ul className="divide-y rounded-md border">
        {line.slips.map((slip) => (
          <li key={slip.deposit} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
            <DocumentNumber no={slip.deposit} href={depositHref(slip.deposit)} />
            <StatusChip kind="deposit" status={slip.status as DepositStatus} />
            <Money fen={parseFen(slip.amount)} className="ml-auto" />
            <p className="w-full text-table text-quiet">
              {t("by", { rule: rules(slip.rule), name: slip.by })}
            </p>
          </li>
        ))}
      </ul>
      {line.state === "used" && <p className="mt-2 text-table text-quiet">{t("usedText")}</p>}
    </Section>
  );
}

function LineActions({ line }: { line: BankLine }) {
  const t = useTranslations("hq.bank.line");
  const trpc = useTRPC();
  const unmatch = useCommand(trpc.bank.lines.unmatch.mutationOptions(), {
    done: t("unmatched", { line: line.line }),
  });
  const takeBack = useCommand(trpc.bank.lines.takeBack.mutationOptions(), {
    done: t("takenBack", { line: line.line }),
  });
  if (line.state === "matched")
    return (
      <Button size="large" isLoading={unmatch.isRunning} onClick={() => unmatch.run({ line: line.line })}>
        {t("unmatch")}
      </Button>
    );
  if (line.state === "aside")
    return (
      <Button size="large" isLoading={takeBack.isRunning} onClick={() => takeBack.run({ line: line.line })}>
        {t("takeBack")}
      </Button>
    );
  if (line.state !== "open") return null;
  return (
    <LinkButton size="large" variant="primary" href={`/hq/bank/unmatched?line=${line.line}`}>
      {t("openDesk")}
    </LinkButton>
  );
}
