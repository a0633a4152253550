"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button, LinkButton } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { Section } from "../../_components/facts";
import { History } from "../../_components/history";
import { DepositFacts, type Slip } from "./deposit-facts";
import { SlipPhoto } from "./desk/slip-photo";
import { AskReversal, ReversalNotice } from "./reversal";

export interface DepositRights {
  approve: boolean;
  reverse: boolean;
}

interface DepositDrawerProps {
  deposit: string | undefined;
  onClose: () => void;
  may: DepositRights;
}

/** One slip: what was declared, what arrived, its photo and its history; what waits is decided at the desk. */
export function DepositDrawer({ deposit, onClose, may }: DepositDrawerProps) {
  const trpc = useTRPC();
  const t = useTranslations("hq.deposit");
  const [isAsking, setIsAsking] = useState(false);
  const view = useQuery({
    ...trpc.account.deposits.get.queryOptions({ deposit: deposit ?? "" }),
    enabled: deposit !== undefined,
  });
  const slip = view.data?.deposit === deposit ? view.data : undefined;
  return (
    <Drawer
      isOpen={deposit !== undefined}
      onClose={onClose}
      title={deposit ? <DocumentNumber no={deposit} /> : ""}
      aside={slip && <StatusChip kind="deposit" status={slip.status} />}
      actions={slip && <DrawerActions slip={slip} may={may} onAsk={() => setIsAsking(true)} />}
    >
      <QueryPane query={view}>
        {(data) => (
          <>
            {data.reversal && data.status === "approved" && <ReversalNotice slip={data} may={may} />}
            <DepositFacts slip={data} />
            {data.photos[0] && (
              <Section title={t("photo")}>
                <SlipPhoto deposit={data.deposit} photo={data.photos[0].photo} className="h-96" />
              </Section>
            )}
            <SlipHistory deposit={data.deposit} />
          </>
        )}
      </QueryPane>
      {slip && isAsking && <AskReversal slip={slip} onClose={() => setIsAsking(false)} />}
    </Drawer>
  );
}

function DrawerActions({ slip, may, onAsk }: { slip: Slip; may: DepositRights; onAsk: () => void }) {
  const t = useTranslations("hq.deposit");
  if (slip.status === "pending" && may.approve)
    return (
      <LinkButton href={`/hq/deposits?slip=${slip.deposit}`} variant="primary" size="large">
        {t("toDesk")}
      </LinkButton>
    );
  if (slip.status === "approved" && may.approve && slip.reversal === null)
    return (
      <Button variant="quiet" size="large" onClick={onAsk}>
        {t("askReversal")}
      </Button>
    );
  return null;
}

function SlipHistory({ deposit }: { deposit: string }) {
  const t = useTranslations("hq.deposit");
  const events = useQuery(useTRPC().account.deposits.events.queryOptions({ deposit, limit: 100 }));
  return (
    <Section title={t("history")}>
      <QueryPane query={events}>
        {({ rows }) => (
          <History
            events={rows
              .map(({ id, at, type, actorName, reason }) => ({ id, at, type, by: actorName, reason }))
              .reverse()}
          />
        )}
      </QueryPane>
    </Section>
  );
}
