"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { Section } from "../../_components/facts";
import { ApproveForm } from "./approve-form";
import { DepositFacts } from "./deposit-facts";
import { EndDialog } from "./end-dialog";

export interface DepositRights {
  approve: boolean;
  reject: boolean;
  reverse: boolean;
}

interface DepositDrawerProps {
  deposit: string | undefined;
  onClose: () => void;
  may: DepositRights;
}

/** One slip: what was declared, what arrived, and what finance can do with it now. */
export function DepositDrawer({ deposit, onClose, may }: DepositDrawerProps) {
  const trpc = useTRPC();
  const t = useTranslations("hq.deposit");
  const [ending, setEnding] = useState<"reject" | "reverse" | undefined>(undefined);
  const view = useQuery({
    ...trpc.account.deposits.get.queryOptions({ deposit: deposit ?? "" }),
    enabled: deposit !== undefined,
  });
  const slip = view.data?.deposit === deposit ? view.data : undefined;
  const canReject = slip?.status === "pending" && may.reject;
  const canReverse = slip?.status === "approved" && may.reverse;
  return (
    <Drawer
      isOpen={deposit !== undefined}
      onClose={onClose}
      title={deposit ? <DocumentNumber no={deposit} /> : ""}
      aside={slip && <StatusChip kind="deposit" status={slip.status} />}
      actions={
        (canReject || canReverse) && (
          <Button variant="quiet" size="large" onClick={() => setEnding(canReject ? "reject" : "reverse")}>
            {t(canReject ? "reject" : "reverse")}
          </Button>
        )
      }
    >
      <QueryPane query={view}>
        {(data) => (
          <>
            <DepositFacts slip={data} />
            {data.status === "pending" && may.approve && (
              <Section title={t("approveTitle")}>
                <ApproveForm key={data.deposit} slip={data} onDone={onClose} />
              </Section>
            )}
          </>
        )}
      </QueryPane>
      {slip && ending && <EndDialog slip={slip} kind={ending} onClose={() => setEnding(undefined)} />}
    </Drawer>
  );
}
