"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Chip } from "@/app/_ui/status-chip";
import { differencesOf } from "@/server/template/schema";
import { Differences } from "./differences";
import { contentOfVersion } from "./form-lines";

type Template = RouterOutputs["template"]["get"];

interface VersionsProps {
  template: Template;
  mayChange: boolean;
  nameOf: (category: string) => string;
}

/** Every version, newest first: since when, by whom, why, and what it changed. A planned one can be taken back. */
export function Versions({ template, mayChange, nameOf }: VersionsProps) {
  const t = useTranslations("hq.template.versions");
  return (
    <Card title={t("title")}>
      {template.versions.length === 0 ? (
        <p className="text-quiet">{t("none")}</p>
      ) : (
        <ol className="divide-y">
          {template.versions.map((version, index) => (
            <Version
              key={version.version}
              template={template}
              version={version}
              before={template.versions.slice(index + 1).find((one) => one.withdrawnAt === null)}
              mayChange={mayChange}
              nameOf={nameOf}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

interface VersionProps extends VersionsProps {
  version: Template["versions"][number];
  before: Template["versions"][number] | undefined;
}

function Version({ template, version, before, mayChange, nameOf }: VersionProps) {
  const t = useTranslations("hq.template.versions");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const withdraw = useCommand(useTRPC().template.withdraw.mutationOptions(), {
    done: t("withdrawn", { version: version.version }),
  });
  const who = version.by === "" ? "" : version.by;
  const differences = differencesOf(contentOfVersion(before?.lines ?? []), contentOfVersion(version.lines));
  return (
    <li className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t("version", { version: version.version })}</span>
        {version.version === template.versionInForce && <Chip tone="done">{t("inForce")}</Chip>}
        {version.isPlanned && <Chip tone="information">{t("planned")}</Chip>}
        {version.isAtOnce && <Chip tone="attention">{t("atOnce")}</Chip>}
        {version.withdrawnAt && <Chip tone="neutral">{t("takenBack", { by: version.withdrawnBy })}</Chip>}
        <span className="text-quiet">
          {version.from === null ? t("fromEver") : t("from", { at: format.instant(version.from) })}
        </span>
        <span className="flex-1" />
        <Button variant="quiet" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t("hide") : t("show")}
        </Button>
        {version.isPlanned && mayChange && (
          <Button
            size="small"
            isLoading={withdraw.isRunning}
            onClick={() => withdraw.run({ template: template.template, version: version.version })}
          >
            {t("withdraw")}
          </Button>
        )}
      </div>
      {(who || version.note) && (
        <p className="text-table text-quiet">
          {[who && version.at ? t("by", { who, at: format.instant(version.at) }) : who, version.note]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {isOpen && <Differences differences={differences} nameOf={nameOf} />}
    </li>
  );
}
