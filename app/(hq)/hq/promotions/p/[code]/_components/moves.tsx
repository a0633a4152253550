"use client";

import { Archive, Ban, Copy, Ellipsis, Eraser, Pause, PencilLine, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { LinkButton } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/app/_ui/menu";
import { ReasonDialog } from "../../../_components/reason-dialog";
import { newHref, promotionHref } from "../../../_lib/inputs";
import type { Promotion, PromotionRights } from "./promotion-screen";

const stops = ["pause", "resume", "end", "archive"] as const;
/** Besides the moves of its state: taking it out of waiting orders, once it was ended at once (U8). */
type Stop = (typeof stops)[number] | "strip";

const looks = {
  pause: { icon: Pause, isDangerous: false },
  resume: { icon: Play, isDangerous: false },
  end: { icon: Ban, isDangerous: true },
  archive: { icon: Archive, isDangerous: false },
  strip: { icon: Eraser, isDangerous: true },
} as const;

/** What may be done now: change it, and behind the dots write another like it, pause, resume, end, archive, each for a reason. */
export function Moves({ promotion, may }: { promotion: Promotion; may: PromotionRights }) {
  const t = useTranslations("hq.promotion.moves");
  const [stop, setStop] = useState<Stop | undefined>();
  const close = () => setStop(undefined);
  const isOver = promotion.state === "terminated" || promotion.state === "archived";
  const mayStop: Stop[] = may.stop ? stops.filter((one) => promotion.moves.includes(one)) : [];
  if (may.stop && isOver && promotion.waitingOrders > 0) mayStop.push("strip");
  return (
    <>
      {may.write && promotion.moves.includes("edit") && (
        <LinkButton href={`${promotionHref(promotion.promotion)}/edit`} icon={<PencilLine aria-hidden />}>
          {t("edit")}
        </LinkButton>
      )}
      {(may.write || mayStop.length > 0) && (
        <Menu
          trigger={
            <IconButton label={t("more")}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          {may.write && (
            <MenuLink icon={<Copy aria-hidden />} href={newHref(promotion.promotion)}>
              {t("copy")}
            </MenuLink>
          )}
          {mayStop.map((one) => {
            const { icon: Icon, isDangerous } = looks[one];
            return (
              <MenuItem
                key={one}
                icon={<Icon aria-hidden />}
                isDangerous={isDangerous}
                onSelect={() => setStop(one)}
              >
                {t(`${one}.action`)}
              </MenuItem>
            );
          })}
        </Menu>
      )}
      {stop === "strip" && (
        <StripDialog promotion={promotion.promotion} count={promotion.waitingOrders} onClose={close} />
      )}
      {stop && stop !== "strip" && (
        <StopDialog
          promotion={promotion.promotion}
          waiting={promotion.waitingOrders}
          stop={stop}
          onClose={close}
        />
      )}
    </>
  );
}

interface StopDialogProps {
  promotion: string;
  /** Orders that were promised it and still wait. */
  waiting: number;
  stop: Exclude<Stop, "strip">;
  onClose: () => void;
}

function StopDialog({ promotion, waiting, stop, onClose }: StopDialogProps) {
  const t = useTranslations("hq.promotion.moves");
  const { pause, resume, end, archive } = useTRPC().promotion;
  const options = { pause, resume, end, archive }[stop].mutationOptions();
  const command = useCommand(options, {
    done: t(`${stop}.done`, { promotion }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={t(`${stop}.title`, { promotion })}
      text={
        stop === "end" && waiting > 0
          ? `${t("end.text")} ${t("end.waiting", { count: waiting })}`
          : t(`${stop}.text`)
      }
      confirm={t(`${stop}.action`)}
      isDangerous={looks[stop].isDangerous}
      isRunning={command.isRunning}
      sentence={command.sentence}
      onConfirm={(reason) => command.run({ promotion, reason })}
      onClose={onClose}
    />
  );
}

function StripDialog({
  promotion,
  count,
  onClose,
}: {
  promotion: string;
  count: number;
  onClose: () => void;
}) {
  const t = useTranslations("hq.promotion.moves.strip");
  const command = useCommand(useTRPC().pool.stripPromotion.mutationOptions(), {
    done: ({ orders }) => t("done", { promotion, count: orders }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={t("title", { promotion, count })}
      text={t("text")}
      confirm={t("action")}
      isDangerous
      isRunning={command.isRunning}
      sentence={command.sentence}
      onConfirm={(reason) => command.run({ promotion, reason })}
      onClose={onClose}
    />
  );
}
