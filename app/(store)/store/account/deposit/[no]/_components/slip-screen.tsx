"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useReasonWord } from "@/app/_lib/use-reason-word";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { DeadlineNotice } from "../../../_components/deadline-notice";
import { BankData } from "./bank-data";
import { CorrectSlip } from "./correct-slip";
import { PhotoUpload } from "./photo-upload";
import { SlipHistory } from "./slip-history";
import { SlipPhotos } from "./slip-photos";
import { VoidSlip } from "./void-slip";

export type Slip = RouterOutputs["account"]["deposits"]["get"];

/** One slip, state by state: what to do now is on top, what was is below. */
export function SlipScreen({ deposit, qr }: { deposit: string; qr?: string }) {
  const t = useTranslations("store.deposit");
  const slip = useQuery(useTRPC().account.deposits.get.queryOptions({ deposit }));
  return (
    <QueryPane query={slip}>
      {(data) => (
        <>
          <PageHeader
            title={t("slipTitle", { no: data.deposit })}
            aside={<StatusChip kind="deposit" status={data.status} />}
            back={{ href: "/store/account?view=deposits", label: t("back") }}
          />
          <SlipSum slip={data} />
          <SlipNow slip={data} qr={qr} />
          <SlipPhotos slip={data} />
          <SlipHistory deposit={data.deposit} />
        </>
      )}
    </QueryPane>
  );
}

function SlipSum({ slip }: { slip: Slip }) {
  const t = useTranslations("store.deposit");
  const format = useFormat();
  const money = (text: string) => format.money(parseFen(text) ?? 0);
  return (
    <div>
      <p className="text-title font-semibold">{money(slip.received ?? slip.amount)}</p>
      {slip.received !== null && slip.received !== slip.amount && (
        <p className="font-medium text-attention">
          {t("receivedDiffers", { declared: money(slip.amount), received: money(slip.received) })}
        </p>
      )}
      <p className="text-sm text-quiet">
        {slip.accountName} · {slip.payer} · {format.instant(slip.at)}
        {slip.version > 1 && ` · ${t("version", { version: slip.version })}`}
      </p>
    </div>
  );
}

/** What the owner can do now. */
function SlipNow({ slip, qr }: { slip: Slip; qr?: string }) {
  const t = useTranslations("store.deposit");
  const format = useFormat();
  const reasonWord = useReasonWord();
  const amount = format.money(parseFen(slip.amount) ?? 0);
  switch (slip.status) {
    case "awaiting_transfer":
      return (
        <>
          {slip.payBefore && <DeadlineNotice amount={amount} deadline={slip.payBefore} />}
          <BankData slip={slip} qr={qr} />
          <PhotoUpload deposit={slip.deposit} isFirst />
          <p className="text-sm text-quiet">{t("expires", { at: format.instant(slip.expiresAt) })}</p>
          <VoidSlip deposit={slip.deposit} />
        </>
      );
    case "pending":
      return (
        <>
          <p role="status" className="rounded-md bg-information-soft px-4 py-3 font-medium text-information">
            {t(slip.awaits ? "onTheWaySecond" : "onTheWay", { amount })}
          </p>
          {slip.awaits === null && <PhotoUpload deposit={slip.deposit} />}
          {slip.awaits === null && <VoidSlip deposit={slip.deposit} />}
        </>
      );
    case "draft":
      return <CorrectSlip slip={slip} />;
    case "rejected":
      return (
        <>
          <Refusal sentence={t("rejected", { reason: reasonWord(slip.reason) })} />
          <CorrectSlip slip={slip} />
        </>
      );
    case "approved":
      return <p className="font-medium text-done">{t("counted")}</p>;
    default:
      return slip.reason ? (
        <p className="text-quiet">{t("ended", { reason: reasonWord(slip.reason) })}</p>
      ) : null;
  }
}
