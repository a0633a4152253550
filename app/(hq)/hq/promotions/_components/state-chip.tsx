"use client";

import {
  Archive,
  Ban,
  CalendarClock,
  CircleCheck,
  CircleX,
  FileUp,
  Hourglass,
  Pause,
  PencilLine,
  Play,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/app/_ui/status-chip";
import type { PromotionContent, PromotionState, ProposalStatus } from "@/server/promotion/schema";

const looks = {
  draft: { tone: "neutral", icon: PencilLine },
  scheduled: { tone: "information", icon: CalendarClock },
  active: { tone: "done", icon: Play },
  paused: { tone: "attention", icon: Pause },
  ended: { tone: "neutral", icon: CircleCheck },
  terminated: { tone: "blocked", icon: Ban },
  archived: { tone: "neutral", icon: Archive },
} as const;

/** Where a promotion is in its life. */
export function PromotionStateChip({ state }: { state: PromotionState }) {
  const t = useTranslations("hq.promotions.states");
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {t(state)}
    </Chip>
  );
}

/** That a version is being written, or waits for a second person. */
export function ProposalChip({ proposal }: { proposal: { version: number; status: "draft" | "submitted" } }) {
  const t = useTranslations("hq.promotions");
  if (proposal.status === "draft" && proposal.version === 1) return null;
  return proposal.status === "submitted" ? (
    <Chip tone="attention" icon={Hourglass}>
      {t("waits")}
    </Chip>
  ) : (
    <Chip tone="neutral" icon={PencilLine}>
      {t("changing")}
    </Chip>
  );
}

const proposalLooks = {
  draft: { tone: "neutral", icon: PencilLine },
  submitted: { tone: "attention", icon: Hourglass },
  approved: { tone: "done", icon: CircleCheck },
  rejected: { tone: "blocked", icon: CircleX },
  imported: { tone: "neutral", icon: FileUp },
} as const;

/** What became of a version. */
export function ProposalStatusChip({ status }: { status: ProposalStatus }) {
  const t = useTranslations("hq.promotions.proposals");
  return (
    <Chip tone={proposalLooks[status].tone} icon={proposalLooks[status].icon}>
      {t(status)}
    </Chip>
  );
}

/** Which of the four kinds, in words. */
export function KindWord({ kind }: { kind: PromotionContent["kind"] }) {
  return useTranslations("hq.promotions.kinds")(kind);
}
