"use client";

import { useCallback, useEffect, useState } from "react";

export type Density = "compact" | "comfortable";

interface Preferences {
  density: Density;
  /** Columns switched on or off by this person; the rest stays as the table says. */
  columns: Record<string, boolean>;
}

const none: Preferences = { density: "compact", columns: {} };

/** Density and columns of a table, remembered in this browser under the table's id. */
export function usePreferences(tableId: string) {
  const key = `table:${tableId}`;
  const [preferences, setPreferences] = useState(none);

  // Read after the first paint: the server does not know them, and both must render the same.
  useEffect(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      if (kept && typeof kept === "object") setPreferences({ ...none, ...kept });
    } catch {
      localStorage.removeItem(key);
    }
  }, [key]);

  const change = useCallback(
    (changes: Partial<Preferences>) =>
      setPreferences((before) => {
        const after = { ...before, ...changes };
        localStorage.setItem(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  return { ...preferences, change };
}
