"use client";

import { useEffect, useRef } from "react";
import { isElsewhere } from "@/app/_ui/data-table/use-row-keys";

export interface DeskKeys {
  walk: (step: 1 | -1) => void;
  /** Matches the slip at this place of the list, 1 to 9. */
  pick: (place: number) => void;
  search: () => void;
  create: () => void;
  aside: () => void;
  undo: () => void;
}

/** The keys of the desk; silent while one types or a dialog is open. */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const { key } = event;
      const { walk, pick, search, create, aside, undo } = latest.current;
      if (key === "j" || key === "ArrowDown") walk(1);
      else if (key === "k" || key === "ArrowUp") walk(-1);
      else if (/^[1-9]$/.test(key)) pick(Number(key));
      else if (key === "f") search();
      else if (key === "n") create();
      else if (key === "x") aside();
      else if (key === "z") undo();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
