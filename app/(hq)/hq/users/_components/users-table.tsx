"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, CircleCheck, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";
import { PasswordForm } from "./password-form";
import { RoleWord } from "./role-word";

type Row = RouterOutputs["auth"]["users"]["list"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("login", { meta: { card: "aside" } }),
  column.accessor("name", { meta: { card: "title" } }),
  column.accessor("role", { cell: (c) => <RoleWord role={c.getValue()} /> }),
  column.accessor("scope", {
    cell: (c) => <ScopeCodes codes={c.getValue()} />,
    meta: { csv: (row: Row) => row.scope.join(" ") },
  }),
  column.accessor("disabledAt", { cell: (c) => <Standing disabledAt={c.getValue()} /> }),
]);

/** Everybody who can or could sign in. */
export function UsersTable() {
  const t = useTranslations("hq.users");
  const heads = useTranslations("hq.users.columns");
  const trpc = useTRPC();
  const { q } = useListParams();
  const users = useQuery(trpc.auth.users.list.queryOptions());
  const [resetting, setResetting] = useState<Row | undefined>(undefined);
  const [disabling, setDisabling] = useState<Row | undefined>(undefined);
  const disable = useCommand(trpc.auth.users.disable.mutationOptions(), {
    done: t("disabled"),
    onDone: () => setDisabling(undefined),
  });
  const enable = useCommand(trpc.auth.users.enable.mutationOptions(), { done: t("enabled") });
  const wanted = q.toLowerCase();
  return (
    <>
      <QueryPane query={users}>
        {(rows) => (
          <DataTable
            id="hq-users"
            label={t("people")}
            columns={columns}
            heads={heads}
            rows={rows.filter((row) => `${row.login} ${row.name}`.toLowerCase().includes(wanted))}
            rowId={(row) => row.login}
            bar={<FilterBar search={t("search")} />}
            empty={<EmptyState title={t("empty")} />}
            actionsOf={(row) => (
              <Menu
                trigger={
                  <IconButton label={t("actionsOf", { name: row.name })}>
                    <Ellipsis aria-hidden />
                  </IconButton>
                }
              >
                <MenuItem onSelect={() => setResetting(row)}>{t("resetPassword")}</MenuItem>
                {row.disabledAt === null ? (
                  <MenuItem isDangerous onSelect={() => setDisabling(row)}>
                    {t("disable")}
                  </MenuItem>
                ) : (
                  <MenuItem onSelect={() => enable.run({ login: row.login })}>{t("enable")}</MenuItem>
                )}
              </Menu>
            )}
          />
        )}
      </QueryPane>
      {resetting && <PasswordForm user={resetting} onClose={() => setResetting(undefined)} />}
      <ConfirmDialog
        isOpen={disabling !== undefined}
        title={t("disableTitle", { name: disabling?.name ?? "" })}
        confirm={t("disable")}
        isDangerous
        isRunning={disable.isRunning}
        onConfirm={() => disabling && disable.run({ login: disabling.login })}
        onClose={() => setDisabling(undefined)}
      >
        {t("disableText")}
      </ConfirmDialog>
    </>
  );
}

function Standing({ disabledAt }: { disabledAt: Date | null }) {
  const t = useTranslations("hq.users");
  return disabledAt === null ? (
    <Chip tone="done" icon={CircleCheck}>
      {t("active")}
    </Chip>
  ) : (
    <Chip tone="neutral" icon={Ban}>
      {t("inactive")}
    </Chip>
  );
}

/** Where somebody may act; without any code, everywhere the role goes. */
export function ScopeCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("hq.users");
  if (codes.length === 0) return <span className="text-quiet">{t("everywhere")}</span>;
  return codes.join(", ");
}
