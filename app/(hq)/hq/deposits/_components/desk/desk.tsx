"use client";

import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Key, KeyHints } from "@/app/_ui/key-hints";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { BankLineKeys } from "./bank-line-keys";
import { BulkApproval, bulkOf } from "./bulk-approval";
import { DuplicateSlips } from "./duplicate-slips";
import { QueueList } from "./queue-list";
import { RejectKeys } from "./reject-keys";
import { SlipFacts } from "./slip-facts";
import { SlipPhoto } from "./slip-photo";
import { UndoBar } from "./undo-bar";
import { useDesk } from "./use-desk";

type DeskState = ReturnType<typeof useDesk>;

/** The approval desk (5.4): the queue, the photo, and the sum beside it. Every act has a key; none needs a mouse. */
export function Desk({ wanted }: { wanted?: string }) {
  const locale = useLocale() === "zh" ? "zh" : "en";
  const desk = useDesk(wanted);
  const { queue, decisions, isFirstOf, mode, setMode } = desk;
  return (
    <div className="flex flex-col gap-3 lg:h-[calc(100dvh-11.5rem)] lg:min-h-128">
      <UndoBar decisions={decisions} />
      <QueryPane query={queue.query}>
        {(data) => (
          <div className="grid min-h-0 flex-1 gap-3 max-lg:grid-cols-1 lg:grid-cols-[17rem_minmax(0,1fr)_20rem] 2xl:grid-cols-[20rem_minmax(0,1fr)_24rem]">
            <section className="flex min-h-0 flex-col overflow-hidden rounded-lg border bg-raised max-lg:h-72">
              <QueueHead desk={desk} total={data.total} totalFen={data.totalFen} />
              <QueueList rows={data.rows} hints={queue.hints} index={queue.index} onChoose={queue.choose} />
            </section>
            <DeskSlip desk={desk} />
          </div>
        )}
      </QueryPane>
      <DeskHints />
      {mode === "bulk" && (
        <BulkApproval
          rows={queue.rows}
          decisions={decisions}
          isFirstOf={isFirstOf}
          locale={locale}
          onClose={() => setMode("look")}
        />
      )}
    </div>
  );
}

function QueueHead({ desk, total, totalFen }: { desk: DeskState; total: number; totalFen: number }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const { queue, search, setMode } = desk;
  const exact = bulkOf(queue.rows).length;
  return (
    <div className="flex flex-col gap-2 border-b p-3">
      <p className="flex justify-between gap-2 text-table">
        <span className="font-medium">{t("waiting", { count: total })}</span>
        <span className="text-quiet">{format.money(totalFen)}</span>
      </p>
      <TextInput
        ref={search}
        value={queue.search}
        onChange={queue.setSearch}
        data-desk-search=""
        icon={<Search aria-hidden />}
        suffix={<Key>/</Key>}
        aria-label={t("search")}
        placeholder={t("search")}
      />
      {exact > 0 && (
        <Button onClick={() => setMode("bulk")}>
          {t("bulk", { count: exact })} <Key>B</Key>
        </Button>
      )}
    </div>
  );
}

function DeskSlip({ desk }: { desk: DeskState }) {
  const t = useTranslations("hq.desk");
  const { queue, slip, mode, photo } = desk;
  const { current } = queue;
  if (!current)
    return (
      <div className="rounded-lg border bg-raised lg:col-span-2">
        <EmptyState
          title={t(queue.search === "" ? "empty" : "nothingFound")}
          text={t(queue.search === "" ? "emptyText" : "nothingFoundText")}
        />
      </div>
    );
  return (
    <>
      <div className="flex min-h-0 gap-3 max-lg:h-96">
        <SlipPhoto
          view={photo}
          deposit={current.deposit}
          photo={slip?.photos[0]?.photo ?? current.photo}
          className="min-w-0 flex-1"
        />
        {mode === "duplicates" && slip && (
          <div className="flex min-w-0 flex-1 flex-col">
            <DuplicateSlips slip={slip} />
          </div>
        )}
      </div>
      <section
        aria-label={t("decision")}
        className="scroll-pane flex min-h-0 flex-col gap-4 rounded-lg border bg-raised p-4"
      >
        <SlipFacts
          row={current}
          warnings={desk.warnings}
          slip={slip}
          received={desk.received}
          onReceived={desk.setReceived}
        >
          <DeskAct desk={desk} />
        </SlipFacts>
      </section>
    </>
  );
}

function DeskAct({ desk }: { desk: DeskState }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const locale = useLocale() === "zh" ? "zh" : "en";
  const { mode, setMode, decisions, isArmed, queue } = desk;
  const { current } = queue;
  if (!current) return null;
  const amount = format.money(parseFen(desk.received) ?? 0);
  if (mode === "reject" || mode === "write")
    return (
      <RejectKeys isWriting={mode === "write"} onWrite={() => setMode("write")} onReject={desk.reject} />
    );
  if (mode === "lines")
    return (
      <BankLineKeys
        lines={desk.lines}
        searchBox={desk.lineSearch}
        declaredFen={current.amountFen}
        onPick={desk.pick}
      />
    );
  if (current.queued)
    return <p className="text-information">{t("decidedBy", { by: current.queuedBy ?? t("you") })}</p>;
  return (
    <div className="flex flex-col gap-2">
      {decisions.decide.sentence && <Refusal sentence={decisions.decide.sentence} />}
      {isArmed && <Armed desk={desk} />}
      {desk.refusal ? (
        <p className="rounded-md bg-information-soft px-2.5 py-2 text-table font-medium text-information">
          {desk.refusal.code === "deposit/second-must-be-supervisor"
            ? t("waitsForSecond")
            : desk.refusal[locale]}
        </p>
      ) : (
        <Button
          variant="primary"
          size="large"
          isLoading={decisions.decide.isRunning}
          disabled={!desk.canDecide || !desk.slip}
          onClick={desk.approve}
        >
          {t("approve", { amount })} <Key onDark>A</Key>
        </Button>
      )}
      <Button size="large" onClick={() => setMode("reject")}>
        {t("reject")} <Key>R</Key>
      </Button>
    </div>
  );
}

/** What does not fit, in its own words, before the second press. */
function Armed({ desk }: { desk: DeskState }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const { queue, warnings, isDifferent, isUnseen, isOdd } = desk;
  const receivedFen = parseFen(desk.received) ?? 0;
  const differenceFen = receivedFen - (queue.current?.amountFen ?? 0);
  const odd = warnings.filter((warning) => warning.isOdd).map(({ text }) => text);
  if (isDifferent)
    odd.unshift(t(differenceFen < 0 ? "less" : "more", { amount: format.money(Math.abs(differenceFen)) }));
  return (
    <div role="alert" className="flex flex-col gap-1 font-medium text-attention">
      {odd.length > 0 && (
        <ul className="list-disc pl-4">
          {odd.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p>{isUnseen ? t("askUnseen", { amount: format.money(receivedFen) }) : isOdd && t("pressAgain")}</p>
    </div>
  );
}

function DeskHints() {
  const t = useTranslations("hq.desk.keys");
  return (
    <KeyHints
      hints={[
        { keys: ["A"], does: t("approve") },
        { keys: ["R", "1–9"], does: t("reject") },
        { keys: ["S"], does: t("skip") },
        { keys: ["M"], does: t("match") },
        { keys: ["D"], does: t("duplicates") },
        { keys: ["E"], does: t("amount") },
        { keys: ["J", "K"], does: t("move") },
        { keys: ["Z"], does: t("undo") },
        { keys: ["B"], does: t("bulk") },
        { keys: ["/"], does: t("search") },
        { keys: ["+", "−", "0"], does: t("zoom") },
        { keys: ["[", "]"], does: t("turn") },
      ]}
    />
  );
}
