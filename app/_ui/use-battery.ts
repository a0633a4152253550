"use client";

import { useEffect, useState } from "react";

interface BatteryManager extends EventTarget {
  level: number;
  charging: boolean;
}

/** How full the device's battery is, in percent; undefined where the browser does not say. */
export function useBattery(): { percent: number; isCharging: boolean } | undefined {
  const [state, setState] = useState<{ percent: number; isCharging: boolean } | undefined>(undefined);
  useEffect(() => {
    let battery: BatteryManager | undefined;
    let isGone = false;
    const read = () => {
      if (battery) setState({ percent: Math.round(battery.level * 100), isCharging: battery.charging });
    };
    const ask = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery;
    ask?.call(navigator).then(
      (found) => {
        if (isGone) return;
        battery = found;
        read();
        battery.addEventListener("levelchange", read);
        battery.addEventListener("chargingchange", read);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      battery?.removeEventListener("levelchange", read);
      battery?.removeEventListener("chargingchange", read);
    };
  }, []);
  return state;
}
