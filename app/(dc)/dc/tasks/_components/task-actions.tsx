"use client";

import { Ban, Ellipsis, LockOpen, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import { AssignDialog } from "./assign-dialog";
import { CancelDialog } from "./cancel-dialog";

export type BoardRow = RouterOutputs["wave"]["taskBoard"]["rows"][number];

/** What a planner does with somebody's task: give it to another, free it, close it short. */
export function TaskActions({ row }: { row: BoardRow }) {
  const t = useTranslations("dc.tasks");
  const trpc = useTRPC();
  const [opened, setOpened] = useState<"assign" | "cancel" | undefined>(undefined);
  const free = useCommand(trpc.wave.assignTask.mutationOptions(), { done: t("freed", { task: row.task }) });
  if (row.status === "done") return null;
  const close = () => setOpened(undefined);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("actions", { task: row.task })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<UserRoundCheck aria-hidden />} onSelect={() => setOpened("assign")}>
          {row.claimedBy ? t("reassign") : t("assign")}
        </MenuItem>
        {row.claimedBy && (
          <MenuItem icon={<LockOpen aria-hidden />} onSelect={() => free.run({ task: row.task, to: null })}>
            {t("free")}
          </MenuItem>
        )}
        <MenuItem icon={<Ban aria-hidden />} isDangerous onSelect={() => setOpened("cancel")}>
          {t("cancel")}
        </MenuItem>
      </Menu>
      {opened === "assign" && <AssignDialog row={row} onClose={close} />}
      {opened === "cancel" && <CancelDialog row={row} onClose={close} />}
    </>
  );
}
