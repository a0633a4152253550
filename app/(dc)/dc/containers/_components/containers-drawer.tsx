"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { SimpleTable } from "../../_components/simple-table";
import { type ContainerRow, Count } from "./containers-table";
import { CountForm } from "./count-form";

interface ContainersDrawerProps {
  store: string | undefined;
  row: ContainerRow | undefined;
  mayCount: boolean;
  onClose: () => void;
}

/** The containers of one store: what it has, every entry with its cause, and a count that puts the book right. */
export function ContainersDrawer({ store, row, mayCount, onClose }: ContainersDrawerProps) {
  const t = useTranslations("dc.containers");
  return (
    <Drawer
      isOpen={store !== undefined}
      onClose={onClose}
      title={row ? `${row.store} ${row.name}` : (store ?? "")}
    >
      {store !== undefined && (
        <div className="flex flex-col gap-5">
          {row && (
            <Figures
              figures={(["totes", "cages", "iceBoxes"] as const).map((kind) => ({
                label: t(`columns.${kind}`),
                value: <Count qty={row[kind]} />,
              }))}
            />
          )}
          {mayCount && <CountForm key={store} store={store} row={row} />}
          <Entries store={store} />
        </div>
      )}
    </Drawer>
  );
}

function Entries({ store }: { store: string }) {
  const t = useTranslations("dc.containers");
  const kinds = useTranslations("dc.handover.containers");
  const format = useFormat();
  const query = useInfiniteQuery(
    useTRPC().dock.containerEntries.infiniteQueryOptions(
      { store, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  if (!query.data) return <LinesSkeleton lines={5} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <SimpleTable
        label={t("entries")}
        heads={[
          { label: t("at") },
          { label: t("cause") },
          { label: t("kind") },
          { label: t("moved"), isEnd: true },
          { label: t("after"), isEnd: true },
        ]}
        rows={rows}
        rowId={(entry) => String(entry.entry)}
        cells={(entry) => [
          format.instant(entry.at),
          <span key="cause">
            {t(`causes.${entry.cause}`)}{" "}
            {entry.wave && <DocumentNumber no={entry.wave} href={`/dc/waves/${entry.wave}`} />}
            <span className="block text-quiet">{[entry.reason, entry.by].filter(Boolean).join(" · ")}</span>
          </span>,
          kinds(entry.kind),
          <Count key="moved" qty={entry.qty} isSigned />,
          <Count key="after" qty={entry.after} />,
        ]}
      />
      {query.hasNextPage && (
        <Button
          className="self-center"
          isLoading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("older")}
        </Button>
      )}
    </>
  );
}
