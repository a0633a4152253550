"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Dialog } from "@/app/_ui/dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { useDebounced } from "@/app/_ui/use-debounced";
import { formatFen, parseFen } from "@/server/shared/fen";
import type { BankLine } from "./lines-table";
import { SlipChoice } from "./slip-choice";

/** Several lines pay for one slip: their sum is the slip's amount, to the fen. */
export function JoinDialog({ lines, onClose }: { lines: readonly BankLine[]; onClose: () => void }) {
  const t = useTranslations("hq.bank");
  const format = useFormat();
  const trpc = useTRPC();
  const sumFen = lines.reduce((sum, line) => sum + (parseFen(line.amount) ?? 0), 0);
  const [search, setSearch] = useState(formatFen(sumFen));
  const wanted = useDebounced(search, 250);
  const slips = useQuery(
    trpc.bank.lines.slipsFor.queryOptions({ line: lines[0]?.line ?? "", search: wanted }),
  );
  const numbers = lines.map(({ line }) => line);
  const command = useCommand(trpc.bank.lines.match.mutationOptions(), {
    done: ({ deposits }) => t("desk.matched", { line: numbers.join(", "), deposits: deposits.join(", ") }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t("lines.joinTitle", { count: lines.length, amount: format.money(sumFen) })}
    >
      <div className="flex flex-col gap-3">
        <TextInput
          value={search}
          onChange={setSearch}
          aria-label={t("desk.search")}
          placeholder={t("desk.search")}
        />
        {command.sentence && <Refusal sentence={command.sentence} />}
        <QueryPane query={slips}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="text-quiet">{t("desk.noProposal")}</p>
            ) : (
              <ul className="divide-y rounded-md border">
                {rows.map((slip) => (
                  <SlipChoice
                    key={slip.deposit}
                    slip={slip}
                    lineFen={sumFen}
                    isRunning={command.isRunning}
                    onMatch={() => command.run({ lines: numbers, deposits: [slip.deposit] })}
                  />
                ))}
              </ul>
            )
          }
        </QueryPane>
      </div>
    </Dialog>
  );
}
