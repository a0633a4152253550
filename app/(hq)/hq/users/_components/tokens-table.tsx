"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";
import { Instant } from "../../_components/instant";
import { RoleWord } from "./role-word";
import { ScopeCodes } from "./users-table";

type Row = RouterOutputs["auth"]["tokens"]["list"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("name", { meta: { card: "title" } }),
  column.accessor("role", { cell: (c) => <RoleWord role={c.getValue()} /> }),
  column.accessor("scope", {
    cell: (c) => <ScopeCodes codes={c.getValue()} />,
    meta: { csv: (row: Row) => row.scope.join(" ") },
  }),
  column.accessor("createdAt", { cell: (c) => <Instant at={c.getValue()} /> }),
  column.accessor("revokedAt", {
    cell: (c) => <Standing revokedAt={c.getValue()} />,
    meta: { card: "aside" },
  }),
]);

/** Which machines may call the interface; never the text of a token. */
export function TokensTable() {
  const t = useTranslations("hq.users");
  const heads = useTranslations("hq.users.tokenColumns");
  const trpc = useTRPC();
  const tokens = useQuery(trpc.auth.tokens.list.queryOptions());
  const [revoking, setRevoking] = useState<Row | undefined>(undefined);
  const revoke = useCommand(trpc.auth.tokens.revoke.mutationOptions(), {
    done: t("revoked"),
    onDone: () => setRevoking(undefined),
  });
  return (
    <>
      <QueryPane query={tokens}>
        {(rows) => (
          <DataTable
            id="hq-tokens"
            label={t("tokens")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.tokenId}
            empty={<EmptyState title={t("noToken")} text={t("noTokenText")} />}
            actionsOf={(row) =>
              row.revokedAt === null && (
                <Button size="small" onClick={() => setRevoking(row)}>
                  {t("revoke")}
                </Button>
              )
            }
          />
        )}
      </QueryPane>
      <ConfirmDialog
        isOpen={revoking !== undefined}
        title={t("revokeTitle", { name: revoking?.name ?? "" })}
        confirm={t("revoke")}
        isDangerous
        isRunning={revoke.isRunning}
        onConfirm={() => revoking && revoke.run({ tokenId: revoking.tokenId })}
        onClose={() => setRevoking(undefined)}
      >
        {t("revokeText")}
      </ConfirmDialog>
    </>
  );
}

function Standing({ revokedAt }: { revokedAt: Date | null }) {
  const t = useTranslations("hq.users");
  return revokedAt === null ? (
    <Chip tone="done" icon={CircleCheck}>
      {t("valid")}
    </Chip>
  ) : (
    <Chip tone="neutral" icon={Ban}>
      {t("revokedChip")}
    </Chip>
  );
}
