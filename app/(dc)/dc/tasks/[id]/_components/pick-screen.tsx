"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useKeptFloorPage } from "@/app/_lib/use-kept-floor-page";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { PickWork } from "./pick-work";
import { ScannerFrame } from "./scanner-frame";
import { TaskGate } from "./task-gate";

/** A task on a scanner: claim it, work through it, end it. Nothing else is on the screen. */
export function PickScreen({ task: id, me }: { task: number; me: { hand: string; name: string } }) {
  const t = useTranslations("dc.pickScreen");
  const trpc = useTRPC();
  const options = trpc.wave.task.queryOptions({ task: id });
  const query = useQuery(options);
  useKeptFloorPage(options.queryKey);
  useScreenAwake();
  const title = t("title", { task: id });
  const task = query.data;
  if (task?.claimedByHand === me.hand && (task.status === "claimed" || task.status === "picking")) {
    return <PickWork task={task} title={title} me={me.name} />;
  }
  return (
    <ScannerFrame title={title} me={me.name}>
      <QueryPane query={query}>{(shown) => <TaskGate task={shown} />}</QueryPane>
    </ScannerFrame>
  );
}
