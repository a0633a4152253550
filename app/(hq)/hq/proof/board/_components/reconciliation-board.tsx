"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { useListParams } from "@/app/_ui/data-table";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { PeriodPicker } from "../../../_components/period-picker";
import { ProofViews } from "../../_components/proof-views";
import { boardPeriod } from "../_lib/board-period";
import { BoardDocuments } from "./board-documents";

export type Board = RouterOutputs["proof"]["board"];
type Row = Board["rows"][number];

/** Every row of a period with its two sums and their difference, which must be 0.00; a row opens its documents. */
export function ReconciliationBoard() {
  const t = useTranslations("hq.board");
  const { get, set } = useListParams();
  const period = boardPeriod(get("from"), get("to"));
  const board = useQuery(useTRPC().proof.board.queryOptions(period));
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("title")} text={t("text")} aside={<ProofViews view="board" />} />
      <QueryPane query={board}>
        {(data) => (
          <>
            <PeriodPicker hasToday from={data.from} to={data.to} onChange={set} />
            <Verdict rows={data.rows} />
            <BoardTable key={`${data.from} ${data.to}`} board={data} />
          </>
        )}
      </QueryPane>
    </div>
  );
}

function Verdict({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("hq.board");
  const open = rows.filter(({ differing }) => differing > 0).length;
  return (
    <p
      role="status"
      className={cn("flex items-center gap-2 font-medium", open === 0 ? "text-done" : "text-blocked")}
    >
      {open === 0 ? (
        <CircleCheck aria-hidden className="size-5" />
      ) : (
        <OctagonAlert aria-hidden className="size-5" />
      )}
      {open === 0 ? t("allTie") : t("open", { count: open })}
    </p>
  );
}

function BoardTable({ board }: { board: Board }) {
  const t = useTranslations("hq.board");
  const [shown, setShown] = useState<Row["row"] | undefined>(undefined);
  const heads = ["row", "left", "right", "difference", "documents", "state"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="overflow-x-auto rounded-md border bg-raised" aria-label={t("title")} tabIndex={0}>
      <table className="w-full text-table">
        <thead className="bg-sunken text-quiet">
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={cn(
                  "px-3 py-2 font-medium whitespace-nowrap",
                  head === "row" || head === "state" ? "text-left" : "text-right",
                )}
              >
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {board.rows.map((row) => (
            <Fragment key={row.row}>
              <BoardLine
                row={row}
                isShown={shown === row.row}
                onShow={() => setShown(shown === row.row ? undefined : row.row)}
              />
              {shown === row.row && (
                <tr>
                  <td colSpan={heads.length} className="bg-sunken p-3">
                    <BoardDocuments row={row} from={board.from} to={board.to} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BoardLine({ row, isShown, onShow }: { row: Row; isShown: boolean; onShow: () => void }) {
  const t = useTranslations("hq.board");
  const format = useFormat();
  const differenceFen = parseFen(row.difference) ?? 0;
  const title = t(`rows.${row.row}.title`);
  const side = (name: "left" | "right") => (
    <td className="px-3 py-2 text-right align-top tabular-nums">
      <Money fen={parseFen(row[name]) ?? 0} />
      <span className="block text-quiet">{t(`rows.${row.row}.${name}`)}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row" className="min-w-56 px-3 py-2 text-left align-top font-medium">
        {title}
        {(row.row === "balances" || row.row === "holds") && (
          <span className="ml-2 font-normal text-quiet">{t("now")}</span>
        )}
        {row.differing > 0 && (
          <span className="block max-w-prose font-normal text-quiet">{t(`rows.${row.row}.help`)}</span>
        )}
      </th>
      {side("left")}
      {side("right")}
      <td
        className={cn(
          "px-3 py-2 text-right align-top font-semibold tabular-nums",
          differenceFen !== 0 && "text-blocked",
        )}
      >
        {format.money(differenceFen)}
      </td>
      <td className="px-3 py-2 text-right align-top tabular-nums">{format.count(row.documents)}</td>
      <td className="px-3 py-2 align-top whitespace-nowrap">
        <span className="flex items-center gap-2">
          {row.differing === 0 ? (
            <Chip tone="done" icon={CircleCheck}>
              {t("ties")}
            </Chip>
          ) : (
            <Chip tone="blocked" icon={OctagonAlert}>
              {t("differs", { count: row.differing })}
            </Chip>
          )}
          <Button
            size="small"
            aria-expanded={isShown}
            aria-label={`${t(isShown ? "hide" : "show")}: ${title}`}
            onClick={onShow}
          >
            {t(isShown ? "hide" : "show")}
          </Button>
        </span>
      </td>
    </tr>
  );
}
