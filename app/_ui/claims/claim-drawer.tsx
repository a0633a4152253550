"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { Facts } from "@/app/_ui/facts";
import { HandoverFacts } from "@/app/_ui/handover-facts";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { ClaimChip } from "./claim-chip";
import { ClaimDecision } from "./claim-decision";
import { ClaimEvidence } from "./claim-evidence";
import { ClaimPhotos } from "./claim-photos";
import { DeliveryLink } from "./delivery-link";

export type Claim = RouterOutputs["delivery"]["difference"];

interface ClaimDrawerProps {
  no: string | undefined;
  mayDecide: boolean;
  onClose: () => void;
}

/** A store's claim beside what is known of it (U4): who picked, checked and loaded, how it was handed over; and the decision. */
export function ClaimDrawer({ no, mayDecide, onClose }: ClaimDrawerProps) {
  const query = useQuery({
    ...useTRPC().delivery.difference.queryOptions({ difference: no ?? "" }),
    enabled: no !== undefined,
  });
  return (
    <Drawer
      isOpen={no !== undefined}
      onClose={onClose}
      title={no ?? ""}
      aside={query.data && <ClaimChip status={query.data.status} />}
    >
      <QueryPane query={query}>
        {(claim) => (
          <div className="flex flex-col gap-5">
            <ClaimHead claim={claim} />
            <ClaimPhotos difference={claim.difference} photos={claim.photos} />
            {mayDecide && claim.status === "submitted" ? (
              <ClaimDecision key={claim.difference} claim={claim} onDone={onClose} />
            ) : (
              <Decided claim={claim} mayDecide={mayDecide} />
            )}
            {mayDecide && <Handover delivery={claim.delivery} />}
          </div>
        )}
      </QueryPane>
    </Drawer>
  );
}

function ClaimHead({ claim }: { claim: Claim }) {
  const t = useTranslations("common.claims");
  const format = useFormat();
  return (
    <div>
      <p className="font-medium">
        {claim.store} {claim.storeName}
      </p>
      <Facts className="text-sm text-quiet">
        <DeliveryLink no={claim.delivery} />
        {claim.dc}
        {t("reported", { by: claim.reportedBy, at: format.instant(claim.reportedAt) })}
      </Facts>
      {claim.remark && <p className="mt-2">{claim.remark}</p>}
    </div>
  );
}

/** What was decided of each line, by whom; a small note by the rule. */
function Decided({ claim, mayDecide }: { claim: Claim; mayDecide: boolean }) {
  const t = useTranslations("common.claims");
  const format = useFormat();
  return (
    <section className="flex flex-col gap-2">
      <ul className="divide-y rounded-lg border">
        {claim.lines.map((line) => (
          <li key={line.line} className="flex items-baseline justify-between gap-3 px-3 py-2">
            <span>
              <span className="mr-2 text-quiet">{line.item}</span>
              {t("claimed", {
                name: line.name,
                type: t(`types.${line.type}`),
                qty: format.quantity(line.qtyEach, line.isWeighed),
              })}
              {line.acceptedEach !== null && (
                <span className="block text-sm text-quiet">
                  {t("accepted", { qty: format.quantity(line.acceptedEach, line.isWeighed) })}
                </span>
              )}
            </span>
            <Money fen={line.creditFen} />
          </li>
        ))}
      </ul>
      {claim.decidedAt && (
        <p className="text-sm text-quiet">
          {claim.isAutomatic
            ? t("automatic", { at: format.instant(claim.decidedAt) })
            : t("decided", { by: claim.decidedBy ?? "", at: format.instant(claim.decidedAt) })}
        </p>
      )}
      {mayDecide && <ClaimEvidence difference={claim.difference} />}
    </section>
  );
}

function Handover({ delivery }: { delivery: string }) {
  const t = useTranslations("common.claims");
  const told = useQuery(useTRPC().dock.handover.queryOptions({ delivery }));
  if (!told.data?.handover) return told.data ? <p className="text-quiet">{t("noHandover")}</p> : null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("handover")}</h3>
      <HandoverFacts handover={told.data.handover} owed={told.data.owed} />
    </section>
  );
}
