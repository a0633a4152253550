"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ReasonDialog } from "./reason-dialog";
import type { StatementView } from "./statement-paper";

/** What the owner says to a statement, what finance answers, and the buttons of whoever may say something. */
export function StatementTalk({ view }: { view: StatementView }) {
  const t = useTranslations("common.statement");
  const format = useFormat();
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"dispute" | "answer" | undefined>(undefined);
  const close = () => setAsking(undefined);
  const { statement } = view.content;
  const accept = useCommand(trpc.statement.accept.mutationOptions(), { done: t("accepted") });
  const dispute = useCommand(trpc.statement.dispute.mutationOptions(), {
    done: t("disputed"),
    onDone: close,
    onRefused: () => true,
  });
  const answer = useCommand(trpc.statement.answer.mutationOptions(), {
    done: t("answered"),
    onDone: close,
    onRefused: () => true,
  });
  const said =
    view.status === "accepted" && view.respondedAt
      ? t(view.isBySilence ? "bySilence" : "acceptedBy", {
          who: view.respondedBy ?? "",
          at: format.instant(view.respondedAt),
        })
      : t("respondBefore", { at: format.instant(view.respondBefore) });
  return (
    <section className="flex flex-col gap-3 print:hidden">
      {view.status !== "disputed" && <p className="text-quiet">{said}</p>}
      {view.cases.map((one) => (
        <div key={one.openedAt} className="rounded-md border bg-raised p-3">
          <p>
            <span className="text-quiet">
              {one.openedBy} · {format.instant(one.openedAt)}
            </span>
            <br />
            {one.reason}
          </p>
          {one.answer && one.answeredAt && (
            <p className="mt-2 border-l-2 pl-3">
              <span className="text-quiet">
                {one.answeredBy} · {format.instant(one.answeredAt)}
              </span>
              <br />
              {one.answer}
            </p>
          )}
        </div>
      ))}
      {view.canRespond && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            size="large"
            isLoading={accept.isRunning}
            onClick={() => accept.run({ statement })}
          >
            {t("accept")}
          </Button>
          <Button size="large" onClick={() => setAsking("dispute")}>
            {t("dispute")}
          </Button>
        </div>
      )}
      {view.canAnswer && (
        <Button className="self-start" variant="primary" size="large" onClick={() => setAsking("answer")}>
          {t("answer")}
        </Button>
      )}
      {asking === "dispute" && (
        <ReasonDialog
          title={t("disputeTitle", { statement })}
          text={t("disputeText")}
          label={t("reason")}
          verb={t("dispute")}
          sentence={dispute.sentence}
          isRunning={dispute.isRunning}
          onClose={close}
          onSay={(reason) => dispute.run({ statement, reason })}
        />
      )}
      {asking === "answer" && (
        <ReasonDialog
          title={t("answerTitle", { statement })}
          text={t("answerText")}
          label={t("answerLabel")}
          verb={t("answer")}
          sentence={answer.sentence}
          isRunning={answer.isRunning}
          onClose={close}
          onSay={(text) => answer.run({ statement, answer: text })}
        />
      )}
    </section>
  );
}
