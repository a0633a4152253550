"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { TextArea } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { Facts } from "../../_components/facts";
import { Instant } from "../../_components/instant";
import { accountHref } from "../../_lib/links";
import { type CorrectionRights, type CorrectionRow, KindWord, StateChip } from "./corrections-table";

/** One correction: what it moves, why, what shows it, who asked and who decided. */
export function CorrectionDrawer({
  row,
  onClose,
  may,
}: {
  row: CorrectionRow | undefined;
  onClose: () => void;
  may: CorrectionRights;
}) {
  const t = useTranslations("hq.corrections");
  return (
    <Drawer
      isOpen={row !== undefined}
      onClose={onClose}
      title={row ? <DocumentNumber no={row.correction} /> : ""}
      aside={row && <StateChip status={row.status} />}
    >
      {row && (
        <div className="flex flex-col gap-5">
          <Facts
            facts={[
              { label: t("columns.kind"), value: <KindWord row={row} /> },
              {
                label: t("columns.account"),
                value: (
                  <>
                    <DocumentNumber no={row.account} href={accountHref(row.account)} /> {row.accountName}
                  </>
                ),
              },
              ...(row.to
                ? [
                    {
                      label: t("to"),
                      value: (
                        <>
                          <DocumentNumber no={row.to} href={accountHref(row.to)} /> {row.toName}
                        </>
                      ),
                    },
                  ]
                : []),
              {
                label: t("columns.amount"),
                value: <Money fen={parseFen(row.amount)} className="font-medium" />,
              },
              { label: t("reason"), value: row.reason },
              { label: t("evidence"), value: row.evidence },
              {
                label: t("columns.requestedBy"),
                value: (
                  <>
                    {row.requestedBy} · <Instant at={row.requestedAt} />
                  </>
                ),
              },
              ...(row.decidedAt
                ? [
                    {
                      label: t("columns.decidedBy"),
                      value: (
                        <>
                          {row.decidedBy} · <Instant at={row.decidedAt} />
                          {row.decisionReason && ` · ${row.decisionReason}`}
                        </>
                      ),
                    },
                  ]
                : []),
              ...(row.reversedBy
                ? [{ label: t("reversedBy"), value: <DocumentNumber no={row.reversedBy} /> }]
                : []),
            ]}
          />
          <Decision key={row.correction} row={row} may={may} />
        </div>
      )}
    </Drawer>
  );
}

/** The second person's yes or no; the one who asked may only take it back. */
function Decision({ row, may }: { row: CorrectionRow; may: CorrectionRights }) {
  const t = useTranslations("hq.corrections");
  const trpc = useTRPC();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const { correction } = row;
  const approve = useCommand(trpc.funds.corrections.approve.mutationOptions(), {
    done: t("approved", { no: correction }),
  });
  const reject = useCommand(trpc.funds.corrections.reject.mutationOptions(), {
    done: t("rejected", { no: correction }),
  });
  const reverse = useCommand(trpc.funds.corrections.reverse.mutationOptions(), {
    done: ({ correction: no }) => t("requested", { no }),
  });
  const isOpen = row.status === "requested";
  const mayReject = isOpen && (row.isMine || may.approve);
  const mayReverse = row.status === "approved" && !row.reverses && !row.reversedBy && may.request;
  if (!mayReject && !mayReverse) return null;
  const hasReason = reason.trim() !== "";
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      {isOpen && row.isMine && <p className="text-quiet">{t("secondPerson")}</p>}
      <Field id="correction-reason" label={t(mayReverse ? "reverseReason" : "rejectReason")}>
        <TextArea id="correction-reason" value={reason} onChange={setReason} />
      </Field>
      <div className="flex flex-wrap gap-2">
        {mayReject && (
          <Button
            size="large"
            disabled={!hasReason}
            isLoading={reject.isRunning}
            onClick={() => reject.run({ correction, reason })}
          >
            {t(row.isMine ? "takeBack" : "reject")}
          </Button>
        )}
        {isOpen && !row.isMine && may.approve && (
          <Button
            size="large"
            variant="primary"
            isLoading={approve.isRunning}
            onClick={() => approve.run({ correction })}
          >
            {t("approve", { amount: format.money(Math.abs(parseFen(row.amount) ?? 0)) })}
          </Button>
        )}
        {mayReverse && (
          <Button
            size="large"
            variant="danger"
            disabled={!hasReason}
            isLoading={reverse.isRunning}
            onClick={() => reverse.run({ correction, reason, evidence: correction })}
          >
            {t("reverse")}
          </Button>
        )}
      </div>
    </div>
  );
}
