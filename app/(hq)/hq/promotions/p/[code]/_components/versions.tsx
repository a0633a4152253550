"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActorName } from "@/app/_lib/use-actor-name";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Chip } from "@/app/_ui/status-chip";
import { Changes } from "../../../_components/changes";
import { ProposalStatusChip } from "../../../_components/state-chip";
import type { Promotion } from "./promotion-screen";
import { ContentFacts } from "./terms-card";

type Version = Promotion["versions"][number];

/** States in which a version is in force: earned now, or again once it is resumed. */
const counts: ReadonlySet<Promotion["state"]> = new Set(["active", "paused"]);

/** Every version with who wrote and who decided it, and what it changed of the one that counted before. */
export function Versions({ promotion }: { promotion: Promotion }) {
  const t = useTranslations("hq.promotion.versions");
  const { versions } = promotion;
  const countedBefore = (index: number) =>
    versions.slice(index + 1).find(({ status }) => status === "approved" || status === "imported");
  return (
    <Card title={t("title")}>
      {versions.length === 0 ? (
        <p className="text-quiet">{t("none")}</p>
      ) : (
        <ol className="flex flex-col divide-y">
          {versions.map((version, index) => (
            <li key={version.version} className="py-3 first:pt-0 last:pb-0">
              <VersionRow
                promotion={promotion}
                version={version}
                before={countedBefore(index)}
                isInForce={
                  counts.has(promotion.state) &&
                  version.version === promotion.version &&
                  (version.status === "approved" || version.status === "imported")
                }
              />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

interface VersionRowProps {
  promotion: Promotion;
  version: Version;
  before: Version | undefined;
  isInForce: boolean;
}

function VersionRow({ promotion, version, before, isInForce }: VersionRowProps) {
  const t = useTranslations("hq.promotion.versions");
  const format = useFormat();
  const actorName = useActorName();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t("version", { version: version.version })}</span>
        <ProposalStatusChip status={version.status} />
        {isInForce && <Chip tone="information">{t("inForce")}</Chip>}
        <Button
          variant="quiet"
          size="small"
          className="ml-auto"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t("hide") : before ? t("showChanges") : t("show")}
        </Button>
      </div>
      <p className="text-table text-quiet">
        {t("by", { who: actorName(version.by), at: format.instant(version.at) })}
      </p>
      {version.decidedBy && version.decidedAt && (
        <p className="text-table text-quiet">
          {t(version.status === "rejected" ? "rejectedBy" : "approvedBy", {
            who: actorName(version.decidedBy),
            at: format.instant(version.decidedAt),
          })}
        </p>
      )}
      {version.decisionReason !== "" && (
        <p className="text-table">{t("because", { reason: version.decisionReason })}</p>
      )}
      {isOpen && (
        <div className="rounded-md bg-sunken p-3 text-table">
          {before ? (
            <Changes before={before.content} after={version.content} names={promotion.names} />
          ) : (
            <ContentFacts content={version.content} names={promotion.names} />
          )}
        </div>
      )}
    </div>
  );
}
