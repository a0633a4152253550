"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import type { Option } from "@/app/_ui/select";

/** Routes by their path, or groups of stores by name, each with how many stores that is; of anything else, none. */
export function useStoreSets(kind: string, isArchivedToo = false): Option[] {
  const t = useTranslations("hq.groups");
  const trpc = useTRPC();
  const routes = useQuery({ ...trpc.org.routes.queryOptions(), enabled: kind === "route" });
  const groups = useQuery({
    ...trpc.org.groups.queryOptions({ limit: 500, state: isArchivedToo ? undefined : "used" }),
    enabled: kind === "group",
  });
  if (kind === "route")
    return (routes.data ?? []).map((row) => ({
      value: row.route,
      label: `${row.path} · ${row.route}`,
      note: t("count", { count: row.stores }),
    }));
  if (kind !== "group") return [];
  return (groups.data?.rows ?? []).map((row) => ({
    value: row.group,
    label: `${row.name} · ${row.group}`,
    note: t("count", { count: row.stores }),
  }));
}
