"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { Wall } from "@/server/light";
import type { WallKind } from "@/server/light/schema";
import { ScannerFrame } from "../../tasks/[id]/_components/scanner-frame";
import { useLampLine } from "../_lib/use-lamp-line";
import { PickLamps } from "./pick-lamps";
import { PutLamps } from "./put-lamps";
import { ShortPanel } from "./short-panel";

interface LampWallProps {
  dc: string;
  zone: string;
  kind: WallKind;
  me: string;
  onLeave: () => void;
}
export type Lamp = Wall["lamps"][number];

/** What the lamps of a wall do when they are pressed. */
export interface LampKeys {
  pressed: ReadonlySet<string>;
  onConfirm: (lamp: Lamp) => void;
  onShort: (lamp: Lamp) => void;
  onFull: (lamp: Lamp) => void;
}

/** The lamps of one task: whoever has taken the goods, or put them into the tote of a store, presses the lamp. */
export function LampWall({ dc, zone, kind, me, onLeave }: LampWallProps) {
  const t = useTranslations("dc.lamps");
  const locale = useLocale();
  const { signal, flash } = useScanSignal();
  const [said, setSaid] = useState("");
  const [short, setShort] = useState<Lamp | undefined>(undefined);
  const line = useLampLine(dc, zone, kind, {
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
  const keys: LampKeys = {
    pressed: line.pressed,
    onConfirm: ({ lamp, qty }) => line.say({ type: "confirmed", lamp, qty }),
    onShort: setShort,
    onFull: ({ lamp }) => line.say({ type: "full", lamp }),
  };
  const scan = (code: string) => {
    if (line.isOpen) return line.say({ type: "item", dc, zone, code });
    // Kept, it would light somebody's lamps when the hand is elsewhere.
    signal("bad");
    setSaid(t("scanLater"));
  };
  return (
    <ScannerFrame
      title={t(`wallTitles.${kind}`, { dc, zone: zone || "–" })}
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
      {wall && wall.task !== null ? (
        kind === "put" ? (
          <PutLamps wall={wall} keys={keys} said={said} onScan={scan} />
        ) : (
          <PickLamps wall={wall} keys={keys} said={said} />
        )
      ) : (
        <>
          {said && <Said text={said} />}
          <div className="flex flex-1 flex-col items-center justify-center gap-6 text-center">
            <p className="text-2xl">{wall ? t("waitingTasks", { count: wall.waiting }) : t("connecting")}</p>
            <Button
              variant="primary"
              size="touch"
              className="h-20 w-full max-w-md text-xl"
              disabled={!wall || wall.waiting === 0}
              onClick={() => line.say({ type: "start", dc, zone, kind })}
            >
              {t("start")}
            </Button>
          </div>
        </>
      )}
      {short && (
        <ShortPanel
          key={short.lamp}
          lamp={short}
          kind={kind}
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

/** What became of the last press, in words beside its tone. */
export function Said({ text }: { text: string }) {
  return (
    <p role="status" className="rounded-lg bg-sunken px-3 py-2 font-medium">
      {text}
    </p>
  );
}
