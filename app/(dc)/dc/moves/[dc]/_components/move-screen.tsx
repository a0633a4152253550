"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useKeptFloorPage } from "@/app/_lib/use-kept-floor-page";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { ScannerFrame } from "../../../tasks/[id]/_components/scanner-frame";
import { MoveWork } from "./move-work";

/** Moves on a scanner: what is in hand, and the next ones. */
export function MoveScreen({ dc, me }: { dc: string; me: string }) {
  const t = useTranslations("dc.moveScreen");
  const options = useTRPC().warehouse.heldMoves.queryOptions({ dc });
  const query = useQuery(options);
  useKeptFloorPage(options.queryKey);
  useScreenAwake();
  if (query.data) return <MoveWork dc={dc} held={query.data} me={me} />;
  return (
    <ScannerFrame
      title={t("title")}
      me={me}
      back={{ href: `/dc/stock/moves?dc=${encodeURIComponent(dc)}`, label: t("back") }}
    >
      <QueryPane query={query}>{() => null}</QueryPane>
    </ScannerFrame>
  );
}
