import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { PickerBar } from "./_components/picker-bar";
import { PickersPanel } from "./_components/pickers-panel";
import { TaskBoard } from "./_components/task-board";
import { tasksInputOf } from "./_lib/tasks-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.tasks"))("title") };
}

/** Pick tasks of all waves: what is open, who works on what. */
export default async function TasksPage({ searchParams }: PageProps<"/dc/tasks">) {
  await prefetch(
    trpc.wave.taskBoard.queryOptions(tasksInputOf(await searchParams)),
    trpc.wave.taskFilters.queryOptions(),
  );
  const may = await abilitiesHere("task.work", "task.assign", "floor.configure", "goods.move");
  if (may["task.assign"]) await prefetch(trpc.wave.pickers.queryOptions());
  const t = await getTranslations("dc.tasks");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          <span className="flex flex-wrap gap-2">
            {may["goods.move"] && <LinkButton href="/dc/stock/moves">{t("moves")}</LinkButton>}
            {may["task.work"] && <LinkButton href="/dc/lamps">{t("lamps")}</LinkButton>}
            {may["floor.configure"] && <LinkButton href="/dc/tasks/methods">{t("methods")}</LinkButton>}
          </span>
        }
      />
      {may["task.assign"] ? <PickersPanel /> : may["task.work"] && <PickerBar />}
      <TaskBoard mayWork={may["task.work"]} mayAssign={may["task.assign"]} />
    </Hydrate>
  );
}
