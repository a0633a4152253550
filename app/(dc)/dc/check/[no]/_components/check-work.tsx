"use client";

import { useTranslations } from "next-intl";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Facts } from "@/app/_ui/facts";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import { useKeptDraft } from "@/app/(store)/store/_lib/kept-draft";
import { type Check, emptyDraft, isEmptyDraft, linesOf, readDraft, without } from "../_lib/check-draft";
import { CheckEnd } from "./check-end";
import { CountPanel } from "./count-panel";
import { LookAgain } from "./look-again";
import { SettlePanel } from "./settle-panel";

const kept = { read: readDraft, isEmpty: isEmptyDraft };

/** Count, look again at what differs, decide: whichever is next. The count lies on this device until it is answered. */
export function CheckWork({ check }: { check: Check }) {
  const t = useTranslations("dc.check");
  const { signal, flash } = useScanSignal();
  const { draft, change } = useKeptDraft(`storeline.dc-check.${check.delivery}`, kept);
  const send = useCommand(useTRPC().check.count.mutationOptions(), {
    onDone: ({ status }) => {
      signal(status === "passed" ? "good" : "differs");
      change((before) => (status === "passed" ? emptyDraft : { ...before, isAgain: false }));
    },
    onRefused: () => {
      signal("bad");
      return true;
    },
  });
  const onSend = () => {
    const count = draft.count ?? newRequestId();
    change((before) => ({ ...before, count }));
    send.run({ delivery: check.delivery, count, lines: linesOf(draft) });
  };
  const isOpen = check.status === "waiting" || check.status === "counted";
  const isCounting = check.status === "waiting" || draft.isAgain;
  return (
    <>
      {flash}
      <Facts className="text-table text-quiet">
        <span className="font-medium text-text">
          {check.store} {check.storeName}
        </span>
        <span>{check.wave}</span>
        {check.request ? (
          <span className="text-text">{t("requestedBy", check.request)}</span>
        ) : (
          <span>{t(`causes.${check.cause}`)}</span>
        )}
      </Facts>
      {!isOpen ? (
        <CheckEnd check={check} />
      ) : isCounting ? (
        <CountPanel
          check={check}
          draft={draft}
          change={change}
          signal={signal}
          sentence={send.sentence}
          isSending={send.isRunning}
          onSend={onSend}
        />
      ) : check.mayDecide ? (
        <SettlePanel check={check} signal={signal} onSettled={() => change(() => emptyDraft)} />
      ) : (
        <LookAgain
          check={check}
          onAgain={() =>
            change((before) => ({
              ...without(
                before,
                check.differences.map(({ item }) => item),
              ),
              isAgain: true,
            }))
          }
        />
      )}
    </>
  );
}
