"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useActorName } from "@/app/_lib/use-actor-name";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Refusal } from "@/app/_ui/refusal";
import { Changes } from "../../../_components/changes";
import { Findings } from "../../../_components/findings";
import { ReasonDialog } from "../../../_components/reason-dialog";
import { ProposalStatusChip } from "../../../_components/state-chip";
import type { Promotion, PromotionRights } from "./promotion-screen";

interface ProposalCardProps {
  promotion: Promotion;
  may: PromotionRights;
}

/** What is being written or waits for a second person, what it would change, and the yes or no. */
export function ProposalCard({ promotion, may }: ProposalCardProps) {
  const t = useTranslations("hq.promotion.proposal");
  const format = useFormat();
  const actorName = useActorName();
  const open = promotion.versions.find(({ status }) => status === "draft" || status === "submitted");
  if (!open) return null;
  const isNew = promotion.state === "draft";
  return (
    <Card
      title={t("title", { version: open.version })}
      aside={<ProposalStatusChip status={open.status} />}
      className="border-accent"
    >
      <div className="flex flex-col gap-4">
        <p className="text-quiet">
          {t("by", { who: actorName(open.by), at: format.instant(open.at) })}{" "}
          {isNew ? t("new") : t("instead")}
        </p>
        {!isNew && <Changes before={promotion.content} after={open.content} names={promotion.names} />}
        <Decision promotion={promotion} open={open} may={may} />
      </div>
    </Card>
  );
}

function Decision({ promotion, open, may }: ProposalCardProps & { open: Promotion["versions"][number] }) {
  const t = useTranslations("hq.promotion.proposal");
  const trpc = useTRPC();
  const [isRejecting, setIsRejecting] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { promotion: code } = promotion;
  const { version } = open;
  const submit = useCommand(trpc.promotion.submit.mutationOptions(), {
    done: t("submitted", { promotion: code }),
    onRefused: () => true,
  });
  const approve = useCommand(trpc.promotion.approve.mutationOptions(), {
    done: t("approved", { promotion: code, version }),
    onRefused: () => true,
  });
  const reject = useCommand(trpc.promotion.reject.mutationOptions(), {
    done: t(open.isMine ? "takenBack" : "rejected", { promotion: code, version }),
    onDone: () => setIsRejecting(false),
    onRefused: () => true,
  });
  const isSubmitted = open.status === "submitted";
  const isBlocked = promotion.findings.some(({ level }) => level === "refusal");
  // Goods below cost may be meant; that they are is asked once more, with what it says of them.
  const belowCost = promotion.findings.filter(({ code }) => code === "below-cost");
  const goOn = () => approve.run({ promotion: code, version, seen: open.mark });
  const sentence = submit.sentence ?? approve.sentence;
  return (
    <>
      {isSubmitted && open.isMine && <p>{t("secondPerson")}</p>}
      {isBlocked && <p className="text-blocked">{t("blocked")}</p>}
      {sentence && <Refusal sentence={sentence} />}
      <div className="flex flex-wrap gap-2">
        {!isSubmitted && may.write && (
          <Button
            variant="primary"
            size="large"
            disabled={isBlocked}
            isLoading={submit.isRunning}
            onClick={() => submit.run({ promotion: code })}
          >
            {t("submit")}
          </Button>
        )}
        {isSubmitted && !open.isMine && may.approve && (
          <Button
            variant="primary"
            size="large"
            disabled={isBlocked}
            isLoading={approve.isRunning}
            onClick={() => (belowCost.length > 0 ? setIsAsking(true) : goOn())}
          >
            {t("approve", { version })}
          </Button>
        )}
        {(open.isMine || (isSubmitted && may.approve)) && (
          <Button size="large" onClick={() => setIsRejecting(true)}>
            {t(open.isMine ? "takeBack" : "reject")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("belowCostTitle", { version })}
        confirm={t("belowCostConfirm")}
        isDangerous
        onConfirm={() => {
          setIsAsking(false);
          goOn();
        }}
        onClose={() => setIsAsking(false)}
      >
        <Findings findings={belowCost} />
      </ConfirmDialog>
      {isRejecting && (
        <ReasonDialog
          title={t(open.isMine ? "takeBackTitle" : "rejectTitle", { version })}
          text={t(open.isMine ? "takeBackText" : "rejectText")}
          confirm={t(open.isMine ? "takeBack" : "reject")}
          isDangerous
          isRunning={reject.isRunning}
          sentence={reject.sentence}
          onConfirm={(reason) => reject.run({ promotion: code, version, reason })}
          onClose={() => {
            reject.reset();
            setIsRejecting(false);
          }}
        />
      )}
    </>
  );
}
