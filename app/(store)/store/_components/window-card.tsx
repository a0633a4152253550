"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Countdown } from "@/app/_ui/countdown";
import { PermitNotice } from "@/app/_ui/permit/permit-notice";
import { Chip } from "@/app/_ui/status-chip";
import type { Home } from "../_lib/home";

/** Until when can I order: the time left on the server's clock, or when it opens next (R23). */
export function WindowCard({ home, onEdge }: { home: Home; onEdge: () => void }) {
  const t = useTranslations("store.home.window");
  const format = useFormat();
  const { isOpen, closesAt, nextOpensAt, permit, limits } = home.window;
  const limit = limits.length === 1 ? limits[0] : undefined;
  const edge = isOpen ? closesAt : nextOpensAt;
  return (
    <Card
      title={t("title")}
      aside={
        <Chip tone={isOpen ? "done" : "neutral"} icon={isOpen ? CircleCheck : CircleDashed}>
          {isOpen ? t("open") : t("closed")}
        </Chip>
      }
    >
      {edge ? (
        <>
          <Countdown
            until={edge}
            serverNow={home.serverNow}
            over={isOpen ? t("closed") : t("open")}
            urgentMinutes={isOpen ? 30 : 0}
            onOver={onEdge}
            className="text-title font-semibold"
          />
          <p className="text-quiet">
            {t(isOpen ? "until" : "opens", { at: format.near(edge, home.businessDay) })}
          </p>
        </>
      ) : (
        <p className="text-quiet">{t("never")}</p>
      )}
      {permit && (
        <div className="mt-2">
          <PermitNotice permit={permit} />
        </div>
      )}
      {limit && (limit.minFen !== null || limit.maxFen !== null) && (
        <p className="mt-2 flex flex-wrap gap-x-4 border-t pt-2 text-sm text-quiet">
          {limit.minFen !== null && <span>{t("minimum", { amount: format.money(limit.minFen) })}</span>}
          {limit.leftFen !== null && limit.maxFen !== null && (
            <span>
              {t("left", { left: format.money(limit.leftFen), maximum: format.money(limit.maxFen) })}
            </span>
          )}
        </p>
      )}
      {home.storeStatus !== "active" && (
        <p className="mt-2 text-blocked">{t("suspended", { status: t(`status.${home.storeStatus}`) })}</p>
      )}
    </Card>
  );
}
