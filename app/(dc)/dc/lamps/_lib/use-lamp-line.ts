"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import type { Wall } from "@/server/light";
import type { LampMessage, WallKind } from "@/server/light/schema";

/** Between two attempts to come back, longer each time. */
const backMs = [500, 1_000, 2_000, 5_000] as const;

type Said<M = LampMessage> = M extends LampMessage ? Omit<M, "id"> : never;
export interface Refused {
  id: string;
  code: string;
  en: string;
  zh: string;
}
type Heard =
  | ({ type: "lamps" } & Wall)
  | { type: "counted"; id: string; isDone: boolean; tote: string }
  | ({ type: "refused" } & Refused)
  | { type: "unreadable" };

interface Handlers {
  onCounted: (answer: { isDone: boolean; tote: string }) => void;
  onRefused: (refusal: Refused) => void;
}

/**
 * The line of a wall to the server, as equipment has it. What is said is kept under an id of its own until it is answered, and said
 * again when the line comes back: a press counts once, and none is lost.
 */
export function useLampLine(dc: string, zone: string, kind: WallKind, handlers: Handlers) {
  const [wall, setWall] = useState<Wall>();
  const [isOpen, setIsOpen] = useState(false);
  const key = kind === "pick" ? `lamps:${dc}/${zone}` : `lamps:${kind}:${dc}/${zone}`;
  const unanswered = useRef<LampMessage[]>([]);
  const [waiting, setWaiting] = useState(0);
  const socket = useRef<WebSocket | undefined>(undefined);
  const latest = useRef(handlers);
  latest.current = handlers;

  const keep = useCallback(
    (next: LampMessage[]) => {
      unanswered.current = next;
      setWaiting(next.length);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  useEffect(() => {
    let attempt = 0;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    keep(read(key));
    const open = () => {
      const scheme = location.protocol === "https:" ? "wss" : "ws";
      const query = new URLSearchParams({ dc, zone, kind });
      const line = new WebSocket(`${scheme}://${location.host}/api/v1/lamps/socket?${query}`);
      socket.current = line;
      line.onopen = () => {
        attempt = 0;
        setIsOpen(true);
        for (const message of unanswered.current) line.send(JSON.stringify(message));
      };
      line.onmessage = ({ data }) => hear(JSON.parse(String(data)) as Heard);
      line.onclose = () => {
        if (isGone) return;
        setIsOpen(false);
        timer = setTimeout(open, backMs[Math.min(attempt, backMs.length - 1)]);
        attempt += 1;
      };
    };
    const hear = (heard: Heard) => {
      if (heard.type === "lamps") return setWall(heard);
      if (heard.type === "unreadable") return;
      keep(unanswered.current.filter(({ id }) => id !== heard.id));
      if (heard.type === "counted") latest.current.onCounted(heard);
      else latest.current.onRefused(heard);
    };
    open();
    return () => {
      isGone = true;
      clearTimeout(timer);
      socket.current?.close();
    };
  }, [dc, zone, kind, key, keep]);

  const say = useCallback(
    (said: Said) => {
      const message = { ...said, id: newRequestId() } as LampMessage;
      keep([...unanswered.current, message]);
      if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify(message));
    },
    [keep],
  );
  /** Lamps that were pressed and are not answered yet: they are not pressed again. A full tote leaves its lamp lit. */
  const pressed = new Set(
    unanswered.current.flatMap((message) =>
      "lamp" in message && message.type !== "full" ? message.lamp : [],
    ),
  );
  return { wall, isOpen, waiting, pressed, say };
}

function read(key: string): LampMessage[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
