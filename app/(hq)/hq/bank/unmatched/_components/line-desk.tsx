"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Key, KeyHints } from "@/app/_ui/key-hints";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";
import { parseFen } from "@/server/shared/fen";
import { LineFacts } from "../../_components/line-facts";
import type { BankLine } from "../../_components/lines-table";
import { AsideDialog } from "./aside-dialog";
import { CreateSlipDialog } from "./create-slip-dialog";
import { SlipList } from "./slip-list";
import { useDeskKeys } from "./use-desk-keys";
import { useMatching } from "./use-matching";

interface LineDeskProps {
  line: BankLine;
  onWalk: (step: 1 | -1) => void;
  onDecided: () => void;
}

/** One line and everything that can be done with it, without a mouse. */
export function LineDesk({ line, onWalk, onDecided }: LineDeskProps) {
  const t = useTranslations("hq.bank.desk");
  const format = useFormat();
  const trpc = useTRPC();
  const searchBox = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [asking, setAsking] = useState<"create" | "aside" | undefined>(undefined);
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const wanted = useDebounced(search, 250);
  const slips = useQuery(trpc.bank.lines.slipsFor.queryOptions({ line: line.line, search: wanted }));
  const matching = useMatching(onDecided);
  const match = (deposits: string[]) => matching.match(line.line, deposits);
  useDeskKeys({
    walk: onWalk,
    pick: (place) => {
      const slip = slips.data?.[place - 1];
      if (slip) match([slip.deposit]);
    },
    search: () => searchBox.current?.focus(),
    create: () => setAsking("create"),
    aside: () => setAsking("aside"),
    undo: matching.undo,
  });
  const lineFen = parseFen(line.amount) ?? 0;
  const chosenFen = [...chosen.values()].reduce((sum, fen) => sum + fen, 0);
  return (
    <section aria-label={line.line} className="flex min-w-0 flex-col gap-4">
      <div className="rounded-lg border bg-raised p-4">
        <LineFacts line={line} />
        <div className="mt-4 flex flex-wrap gap-2">
          <Button size="large" onClick={() => setAsking("create")}>
            <Key>N</Key>
            {t("createSlip")}
          </Button>
          <Button size="large" variant="quiet" onClick={() => setAsking("aside")}>
            <Key>X</Key>
            {t("aside")}
          </Button>
        </div>
      </div>
      <TextInput
        ref={searchBox}
        value={search}
        onChange={setSearch}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        suffix={search === "" && <Key>F</Key>}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {matching.sentence && <Refusal sentence={matching.sentence} />}
      <SlipList
        query={slips}
        lineFen={lineFen}
        isRunning={matching.isRunning}
        onMatch={(deposit) => match([deposit])}
        chosen={chosen}
        onChoose={(slip, isChosen) => {
          const next = new Map(chosen);
          if (isChosen) next.set(slip.deposit, parseFen(slip.amount) ?? 0);
          else next.delete(slip.deposit);
          setChosen(next);
        }}
      />
      {chosen.size > 1 && (
        <div className="flex flex-wrap items-center gap-3" role="status">
          <p className={chosenFen === lineFen ? "text-done" : "text-attention"}>
            {t("chosen", {
              count: chosen.size,
              sum: format.money(chosenFen),
              line: format.money(lineFen),
            })}
          </p>
          <Button
            variant="primary"
            size="large"
            disabled={chosenFen !== lineFen}
            isLoading={matching.isRunning}
            onClick={() => match([...chosen.keys()])}
          >
            {t("matchChosen", { count: chosen.size })}
          </Button>
        </div>
      )}
      <Hints />
      {asking === "create" && (
        <CreateSlipDialog line={line} onClose={() => setAsking(undefined)} onDone={onDecided} />
      )}
      {asking === "aside" && (
        <AsideDialog line={line} onClose={() => setAsking(undefined)} onDone={onDecided} />
      )}
    </section>
  );
}

function Hints() {
  const t = useTranslations("hq.bank.desk.keys");
  return (
    <KeyHints
      hints={[
        { keys: ["J", "K"], does: t("walk") },
        { keys: ["1", "–", "9"], does: t("pick") },
        { keys: ["F"], does: t("search") },
        { keys: ["N"], does: t("create") },
        { keys: ["X"], does: t("aside") },
        { keys: ["Z"], does: t("undo") },
      ]}
    />
  );
}
