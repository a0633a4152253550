"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Drawer } from "@/app/_ui/dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { Section } from "../../../_components/facts";
import { GroupHistory } from "./group-history";
import { GroupMembers } from "./group-members";
import { GroupState } from "./groups-table";
import { MembersForm } from "./members-form";
import { NameDialog } from "./name-dialog";

type Group = RouterOutputs["org"]["group"];

interface GroupDrawerProps {
  group: string | undefined;
  mayChange: boolean;
  onClose: () => void;
}

/** One group: its stores, how they come and go, what comes to it, who changed it. */
export function GroupDrawer({ group, mayChange, onClose }: GroupDrawerProps) {
  const query = useQuery({
    ...useTRPC().org.group.queryOptions({ group: group ?? "" }),
    enabled: group !== undefined,
  });
  const data = query.data?.group === group ? query.data : undefined;
  return (
    <Drawer
      isOpen={group !== undefined}
      onClose={onClose}
      width="wide"
      title={data ? `${data.group} ${data.name}` : (group ?? "")}
      aside={data && <GroupState isArchived={data.isArchived} />}
      actions={data && mayChange && <Actions data={data} />}
    >
      <QueryPane query={query}>
        {(found) => <Detail key={found.group} data={found} mayChange={mayChange} />}
      </QueryPane>
    </Drawer>
  );
}

function Actions({ data }: { data: Group }) {
  const t = useTranslations("hq.groups");
  const [asked, setAsked] = useState<"rename" | "archive">();
  const archive = useCommand(useTRPC().org.archiveGroup.mutationOptions(), {
    done: ({ isArchived }) => t(isArchived ? "archivedDone" : "restoredDone", { name: data.name }),
    onDone: () => setAsked(undefined),
  });
  if (data.isArchived)
    return (
      <Button
        isLoading={archive.isRunning}
        onClick={() => archive.run({ group: data.group, isArchived: false })}
      >
        {t("restore")}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setAsked("archive")}>{t("archive")}</Button>
      <Button onClick={() => setAsked("rename")}>{t("rename")}</Button>
      {asked === "rename" && <NameDialog known={data} onClose={() => setAsked(undefined)} />}
      <ConfirmDialog
        isOpen={asked === "archive"}
        title={t("archiveTitle", { name: data.name })}
        confirm={t("archive")}
        isRunning={archive.isRunning}
        onConfirm={() => archive.run({ group: data.group, isArchived: true })}
        onClose={() => setAsked(undefined)}
      >
        {t("archiveText")}
      </ConfirmDialog>
    </>
  );
}

function Detail({ data, mayChange }: { data: Group; mayChange: boolean }) {
  const t = useTranslations("hq.groups");
  const isFixed = data.promotions.length > 0;
  return (
    <>
      {isFixed && (
        <div className="mb-4 flex flex-col gap-1 rounded-md bg-attention-soft px-4 py-3">
          <p>{t("fixed")}</p>
          <ul className="flex flex-wrap gap-x-4">
            {data.promotions.map(({ promotion, name }) => (
              <li key={promotion}>
                <Link
                  className="text-accent hover:underline"
                  href={`/hq/promotions/p/${encodeURIComponent(promotion)}` as Route}
                >
                  {promotion} {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Section title={t("storesOf", { count: data.stores })}>
        <GroupMembers group={data.group} mayRemove={mayChange && !isFixed && !data.isArchived} />
      </Section>
      {mayChange && !isFixed && !data.isArchived && (
        <Section title={t("change")}>
          <MembersForm key={data.stores} group={data.group} />
        </Section>
      )}
      <Section title={t("packagesOf")}>
        {data.stages.length === 0 ? (
          <p className="text-quiet">{t("noPackages")}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {data.stages.map(({ version, stage, stores }) => (
              <li
                key={`${version} ${stage}`}
                className="flex flex-wrap items-baseline justify-between gap-x-4"
              >
                <Link
                  className="text-accent hover:underline"
                  href={`/hq/stores/pos/${encodeURIComponent(version)}` as Route}
                >
                  {t("stageOf", { version, stage })}
                </Link>
                <span className="text-quiet">{t("brought", { count: stores })}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("history")}>
        <GroupHistory events={data.history} />
      </Section>
    </>
  );
}
