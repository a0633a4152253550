"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Facts } from "@/app/_ui/facts";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { Wall } from "@/server/light";
import { ScannerFrame } from "../../tasks/[id]/_components/scanner-frame";
import { useLampLine } from "../_lib/use-lamp-line";
import { LampTile } from "./lamp-tile";
import { ShortPanel } from "./short-panel";

interface LampWallProps {
  dc: string;
  zone: string;
  me: string;
  onLeave: () => void;
}
export type Lamp = Wall["lamps"][number];

/** The lamps of one task: whoever has taken the goods presses the lamp. */
export function LampWall({ dc, zone, me, onLeave }: LampWallProps) {
  const t = useTranslations("dc.lamps");
  const locale = useLocale();
  const { signal, flash } = useScanSignal();
  const [said, setSaid] = useState("");
  const [short, setShort] = useState<Lamp | undefined>(undefined);
  const line = useLampLine(dc, zone, {
    onCounted: ({ isDone, tote }) => {
      signal("good");
      setSaid(tote ? t("toteAdded", { tote }) : isDone ? t("taskDone") : "");
    },
    onRefused: (refusal) => {
      signal("bad");
      setSaid(refusal[locale]);
    },
  });
  const { wall } = line;
  const lit = wall?.lamps.filter(({ state }) => state === "lit" || state === "again") ?? [];
  const [first] = lit;
  return (
    <ScannerFrame
      title={t("wallTitle", { dc, zone: zone || "–" })}
      me={me}
      unsent={line.waiting}
      isOffline={!line.isOpen}
      isWide
      back={{ href: "/dc/lamps", label: t("leave"), onGo: onLeave }}
    >
      {flash}
      {!line.isOpen && (
        <p role="status" className="rounded-lg bg-attention-soft px-3 py-2 font-medium text-attention">
          {t("offline", { count: line.waiting })}
        </p>
      )}
      {wall && wall.task !== null && (
        <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <p className="text-4xl font-semibold tabular-nums">{wall.store || t("severalStores")}</p>
          <Facts className="text-quiet">
            <span>{wall.storeName}</span>
            <span>{wall.wave}</span>
            <span>{t("task", { task: wall.task })}</span>
          </Facts>
          <p className="text-xl font-medium tabular-nums">
            {t("left", { lit: lit.length, total: wall.lamps.length })}
          </p>
          {first && (
            <Button
              size="touch"
              className="ml-auto"
              onClick={() => line.say({ type: "full", lamp: first.lamp })}
            >
              {t("full")}
            </Button>
          )}
        </header>
      )}
      {said && (
        <p role="status" className="rounded-lg bg-sunken px-3 py-2 font-medium">
          {said}
        </p>
      )}
      {wall?.task == null ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-6 text-center">
          <p className="text-2xl">{wall ? t("waitingTasks", { count: wall.waiting }) : t("connecting")}</p>
          <Button
            variant="primary"
            size="touch"
            className="h-20 w-full max-w-md text-xl"
            disabled={!wall || wall.waiting === 0}
            onClick={() => line.say({ type: "start", dc, zone })}
          >
            {t("start")}
          </Button>
        </div>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3" aria-label={t("lampsOf")}>
          {wall.lamps.map((lamp) => (
            <li key={lamp.lamp}>
              <LampTile
                lamp={lamp}
                isPressed={line.pressed.has(lamp.lamp)}
                onConfirm={() => line.say({ type: "confirmed", lamp: lamp.lamp, qty: lamp.qty })}
                onShort={() => setShort(lamp)}
              />
            </li>
          ))}
        </ul>
      )}
      {short && (
        <ShortPanel
          key={short.lamp}
          lamp={short}
          onClose={() => setShort(undefined)}
          onShort={(qty, reason) => {
            line.say({ type: "short", lamp: short.lamp, qty, reason });
            setShort(undefined);
          }}
        />
      )}
    </ScannerFrame>
  );
}
