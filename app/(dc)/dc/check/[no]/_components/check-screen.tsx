"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useKeptFloorPage } from "@/app/_lib/use-kept-floor-page";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { ScannerFrame } from "../../../tasks/[id]/_components/scanner-frame";
import { CheckWork } from "./check-work";

/** A check on a scanner. */
export function CheckScreen({ delivery, me }: { delivery: string; me: string }) {
  const t = useTranslations("dc.check");
  const options = useTRPC().check.get.queryOptions({ delivery });
  const query = useQuery(options);
  useKeptFloorPage(options.queryKey);
  useScreenAwake();
  return (
    <ScannerFrame
      title={t("countTitle", { delivery })}
      me={me}
      back={{ href: "/dc/check", label: t("back") }}
    >
      <QueryPane query={query}>{(check) => <CheckWork check={check} />}</QueryPane>
    </ScannerFrame>
  );
}
