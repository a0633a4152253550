"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Progress } from "@/app/_ui/progress";
import { QueryPane } from "@/app/_ui/query-pane";
import { Section } from "../../_components/facts";
import type { KindDescription } from "../_lib/picked-file";
import { useImportFiles } from "../_lib/use-import-files";
import { DropZone } from "./drop-zone";
import { FileCard } from "./file-card";
import { ImportHistory } from "./import-history";
import { Templates } from "./templates";

/** Files on the table, what is wrong with them, what they would do; below, what came in before. */
export function ImportsBoard() {
  const t = useTranslations("hq.imports");
  const trpc = useTRPC();
  const kinds = useQuery(trpc.import.kinds.queryOptions());
  const history = useQuery(trpc.import.history.queryOptions());
  return (
    <>
      <QueryPane query={kinds}>{(data) => <Desk kinds={data} />}</QueryPane>
      <Section title={t("history")}>
        <QueryPane query={history}>{(runs) => <ImportHistory runs={runs} />}</QueryPane>
      </Section>
    </>
  );
}

function Desk({ kinds }: { kinds: readonly KindDescription[] }) {
  const t = useTranslations("hq.imports");
  const desk = useImportFiles(kinds);
  const waiting = desk.files.filter((file) => file.state.name !== "applied");
  const count = waiting.filter((file) => file.kind !== undefined).length;
  const isGood = count > 0 && waiting.every((file) => file.state.name === "good");
  const isBusy = desk.running !== undefined;
  return (
    <div className="flex flex-col gap-4">
      <DropZone onFiles={desk.add} disabled={isBusy} />
      {desk.files.map((file) => (
        <FileCard
          key={file.id}
          file={file}
          isBusy={isBusy}
          onKind={(kind) => desk.setKind(file.id, kind)}
          onRemove={() => desk.remove(file.id)}
        />
      ))}
      {desk.running && (
        <Progress
          label={t(desk.running.mode === "check" ? "checking" : "applying")}
          done={desk.running.done}
          total={desk.running.total}
        />
      )}
      {desk.files.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="large"
            variant={isGood ? "secondary" : "primary"}
            disabled={count === 0 || isBusy}
            onClick={() => void desk.run("check")}
          >
            {t("check", { count })}
          </Button>
          <Button
            size="large"
            variant={isGood ? "primary" : "secondary"}
            disabled={count === 0 || isBusy}
            onClick={() => void desk.run("apply")}
          >
            {t("apply", { count })}
          </Button>
          <Button size="large" variant="quiet" disabled={isBusy} onClick={desk.clear}>
            {t("clear")}
          </Button>
          <p className="text-table text-quiet">{t("applyHelp")}</p>
        </div>
      )}
      <Templates kinds={kinds} />
    </div>
  );
}
