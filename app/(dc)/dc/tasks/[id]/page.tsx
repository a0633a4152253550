import { notFound } from "next/navigation";
import { currentContext, handOf } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PickScreen } from "./_components/pick-screen";

export async function generateMetadata({ params }: PageProps<"/dc/tasks/[id]">) {
  return { title: `# ${(await params).id}` };
}

/** One pick task on a scanner: one line per screen. */
export default async function TaskPage({ params }: PageProps<"/dc/tasks/[id]">) {
  const task = Number((await params).id);
  if (!Number.isSafeInteger(task) || task < 1) notFound();
  await prefetch(trpc.wave.task.queryOptions({ task }));
  const { person } = await currentContext();
  const actor = person?.actor;
  return (
    <Hydrate>
      <PickScreen task={task} me={{ hand: actor ? handOf(actor) : "", name: actor?.name ?? "" }} />
    </Hydrate>
  );
}
