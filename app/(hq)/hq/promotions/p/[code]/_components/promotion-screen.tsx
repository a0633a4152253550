"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Card } from "@/app/_ui/card";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Tabs } from "@/app/_ui/tabs";
import { History } from "../../../../_components/history";
import { Findings } from "../../../_components/findings";
import { Replay } from "../../../_components/replay";
import { Stacking } from "../../../_components/stacking";
import { KindWord, PromotionStateChip } from "../../../_components/state-chip";
import { Moves } from "./moves";
import { ProposalCard } from "./proposal-card";
import { Results } from "./results";
import { TermsCard } from "./terms-card";
import { Versions } from "./versions";

export type Promotion = RouterOutputs["promotion"]["get"];

export interface PromotionRights {
  write: boolean;
  approve: boolean;
  stop: boolean;
}

interface PromotionScreenProps {
  promotion: string;
  may: PromotionRights;
}

const views = ["terms", "effect", "results"] as const;

/** What the promotion says and who decided it; beside it, under a view of its own, what became of it. */
export function PromotionScreen({ promotion: code, may }: PromotionScreenProps) {
  const t = useTranslations("hq.promotion");
  const { get, set } = useListParams();
  const found = useQuery(useTRPC().promotion.get.queryOptions({ promotion: code }));
  const view = views.find((one) => one === get("view")) ?? "terms";
  return (
    <QueryPane query={found} skeleton={<LinesSkeleton lines={10} />}>
      {(promotion) => (
        <div className="flex flex-col gap-4">
          <PageHeader
            back={{ href: "/hq/promotions", label: t("back") }}
            title={promotion.content.name}
            aside={
              <>
                <PromotionStateChip state={promotion.state} />
                <span className="text-quiet">
                  {promotion.promotion} · <KindWord kind={promotion.content.kind} />
                </span>
              </>
            }
            action={<Moves promotion={promotion} may={may} />}
          />
          <Tabs
            value={view}
            onChange={(next) => set({ view: next === "terms" ? undefined : next })}
            tabs={[
              { value: "terms", label: t("views.terms"), panel: <Terms promotion={promotion} may={may} /> },
              { value: "effect", label: t("views.effect"), panel: <Effect promotion={promotion} /> },
              { value: "results", label: t("views.results"), panel: <Results promotion={code} /> },
            ]}
          />
        </div>
      )}
    </QueryPane>
  );
}

/** What is being written, or what is in force, played on past orders. */
function Effect({ promotion: { promotion, content, versions } }: { promotion: Promotion }) {
  const open = versions.find(({ status }) => status === "draft" || status === "submitted");
  return (
    <div className="max-w-3xl">
      <Replay promotion={promotion} content={open?.content ?? content} />
    </div>
  );
}

function Terms({ promotion, may }: { promotion: Promotion; may: PromotionRights }) {
  const t = useTranslations("hq.promotion");
  const isJudged = promotion.state !== "ended" && promotion.state !== "terminated";
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <ProposalCard promotion={promotion} may={may} />
        <TermsCard promotion={promotion} />
        {isJudged && promotion.state !== "archived" && (
          <>
            <Card title={t("findings.title")}>
              <Findings findings={promotion.findings} />
            </Card>
            <Card title={t("stacking.title")}>
              <Stacking neighbours={promotion.neighbours} />
            </Card>
          </>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Versions promotion={promotion} />
        <Card title={t("timeline")}>
          {promotion.events.length === 0 ? (
            <p className="text-quiet">{t("imported")}</p>
          ) : (
            <History events={promotion.events} />
          )}
        </Card>
      </div>
    </div>
  );
}
