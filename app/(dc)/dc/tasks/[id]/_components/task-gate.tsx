"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { StatusChip } from "@/app/_ui/status-chip";
import { useWedge } from "@/app/_ui/use-wedge";
import { totesFor } from "@/server/shared/quantity";

/** Before a task and after it: what it is, whose it is; takes it, or the next one. Enter does the main thing. */
export function TaskGate({ task }: { task: RouterOutputs["wave"]["task"] }) {
  const t = useTranslations("dc.pickScreen");
  const method = useTranslations("dc.method");
  const trpc = useTRPC();
  const router = useRouter();
  const claim = useCommand(trpc.wave.claimTask.mutationOptions());
  const claimNext = useCommand(trpc.wave.claimNext.mutationOptions(), {
    onDone: (next) => router.replace(`/dc/tasks/${next.task}`),
  });
  const isEnded = task.status === "done" || task.status === "cancelled";
  const isHeld = !isEnded && task.claimedBy !== null;
  const act = () => (isEnded ? claimNext.run({ after: task.task }) : claim.run({ task: task.task }));
  // Whoever takes over somebody's task presses the button: no key does it in passing.
  useWedge(useRef(null), {
    onEnter: () => !isHeld && act(),
    onKey: (key) => key === "F4" && !isHeld && act(),
  });

  return (
    <div className="flex flex-1 flex-col justify-between gap-6">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 pt-2 text-lg">
        <dt className="text-quiet">{t("state")}</dt>
        <dd>
          <StatusChip kind="task" status={task.status} />
        </dd>
        <dt className="text-quiet">{t("wave")}</dt>
        <dd className="break-all">{task.wave}</dd>
        <dt className="text-quiet">{t("zone")}</dt>
        <dd className="text-2xl font-semibold">{task.zone || "–"}</dd>
        <dt className="text-quiet">{t("method")}</dt>
        <dd>{method(task.method)}</dd>
        <dt className="text-quiet">{t("lines")}</dt>
        <dd className="font-medium">{task.lines.length}</dd>
        {task.claimedBy && (
          <>
            <dt className="text-quiet">{t("holder")}</dt>
            <dd>{task.claimedBy}</dd>
          </>
        )}
      </dl>
      {!isEnded && <Cart lines={task.lines} />}
      <div className="flex flex-col gap-3">
        <Button
          variant="primary"
          size="touch"
          className="h-16 w-full text-lg"
          isLoading={claim.isRunning || claimNext.isRunning}
          onClick={act}
        >
          {isEnded ? t("claimNext") : isHeld ? t("takeOver") : t("claim")}
          {!isHeld && <Key>Enter</Key>}
        </Button>
        <LinkButton href="/dc/tasks" size="touch" className="w-full">
          {t("toTasks")}
        </LinkButton>
      </div>
    </div>
  );
}

/** Which tote stands where on the cart: what is set up before the walk begins. */
function Cart({ lines }: { lines: RouterOutputs["wave"]["task"]["lines"] }) {
  const t = useTranslations("dc.pickScreen");
  const places = [...Map.groupBy(lines, ({ slot }) => slot)]
    .flatMap(([slot, own]) => (slot !== null && own[0] ? [{ slot, own, first: own[0] }] : []))
    .sort((a, b) => a.slot - b.slot);
  if (places.length === 0) return null;
  return (
    <section aria-label={t("cart")} className="flex flex-col gap-2">
      <h2 className="text-quiet">{t("cart")}</h2>
      <ol className="divide-y divide-line rounded-md border border-line">
        {places.map(({ slot, own, first }) => (
          <li key={slot} className="flex items-center gap-3 px-3 py-2">
            <span className="w-9 shrink-0 text-right text-2xl font-semibold text-information">{slot}</span>
            <span className="min-w-0 flex-1">
              <span className="block text-lg font-semibold">
                {first.store} <span className="font-normal">{first.storeName}</span>
              </span>
              <span className="block text-quiet break-all">
                {first.totes.length > 0 ? first.totes.join(" ") : first.delivery}
              </span>
            </span>
            <span className="shrink-0 text-right tabular-nums">
              {t("linesOf", { count: own.length })}
              <span className="block text-quiet">
                {t("totesOf", {
                  count: totesFor(own.reduce((sum, one) => sum + (one.isWeighed ? 1 : one.qtyEach), 0)),
                })}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
