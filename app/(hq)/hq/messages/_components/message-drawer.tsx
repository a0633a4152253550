"use client";

import { RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { StatusChip } from "@/app/_ui/status-chip";
import { Facts, Section } from "../../_components/facts";
import { Instant } from "../../_components/instant";
import type { LoggedRow } from "./messages-table";

/** One message: its words as the reader has them, and the way of its SMS, which can be sent again when it failed. */
export function MessageDrawer({ row, onClose }: { row: LoggedRow | undefined; onClose: () => void }) {
  const t = useTranslations("hq.messages");
  const locale = useLocale();
  const trpc = useTRPC();
  const retry = useCommand(trpc.message.retry.mutationOptions(), { done: t("retried") });
  const mayRetry = row?.sms?.state === "dead" || row?.sms?.skipReason === "no_phone";
  const telling = row && (locale === "zh" ? row.zh : row.en);
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={t("message", { no: row?.message ?? 0 })}
      aside={row?.sms && <StatusChip kind="send" status={row.sms.state} />}
      actions={
        mayRetry &&
        row && (
          <Button
            variant="primary"
            size="large"
            icon={<RotateCw aria-hidden />}
            isLoading={retry.isRunning}
            onClick={() => retry.run({ message: row.message })}
          >
            {t("retry")}
          </Button>
        )
      }
    >
      {row && telling && (
        <>
          <p className="font-medium">{telling.title}</p>
          <p className="mt-1 text-quiet">{telling.text}</p>
          <Section title={t("told")}>
            <Facts
              facts={[
                { label: t("columns.to"), value: `${row.to.code} ${row.to.name}` },
                { label: t("columns.at"), value: <Instant at={row.at} /> },
                {
                  label: t("columns.readers"),
                  value: row.readers === 0 ? t("unread") : t("read", { count: row.readers }),
                },
              ]}
            />
          </Section>
          <SmsFacts sms={row.sms} />
        </>
      )}
    </Drawer>
  );
}

function SmsFacts({ sms }: { sms: LoggedRow["sms"] }) {
  const t = useTranslations("hq.messages");
  if (sms === null) return <Section title={t("columns.sms")}>{t("noSmsText")}</Section>;
  const { skipReason, address, sender, attempts, dueAt, endedAt, error, more } = sms;
  const facts = [
    skipReason && { label: t("why"), value: t(`skipped.${skipReason}`) },
    { label: t("columns.address"), value: address || "–" },
    { label: t("columns.attempts"), value: attempts },
    sender && { label: t("sender"), value: sender },
    dueAt && { label: t("next"), value: <Instant at={dueAt} /> },
    endedAt && { label: t("ended"), value: <Instant at={endedAt} /> },
    error && { label: t("error"), value: error },
    more > 0 && { label: t("more"), value: t("moreOrders", { count: more }) },
  ];
  return (
    <Section title={t("columns.sms")}>
      <Facts facts={facts.filter((fact) => fact !== null && typeof fact === "object")} />
    </Section>
  );
}
