"use client";

import { Clock } from "lucide-react";
import { memo, useEffect, useState } from "react";
import type { InstantLike } from "@/app/_lib/format";
import { serverClock } from "@/app/_lib/server-clock";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "./cn";

interface CountdownProps {
  until: InstantLike;
  /** The server's time when the page was made: the clock of a shop's phone may be wrong. */
  serverNow: InstantLike;
  /** Without network the page may be an old one that the device kept: then its own clock counts too, if it is ahead. */
  isOffline?: boolean;
  /** Below this many minutes the colour asks for attention. */
  urgentMinutes?: number;
  /** Shown when the time is over. */
  over: string;
  onOver?: () => void;
  className?: string;
}

/** The time left on the server's clock, by the second in the last hour. */
export const Countdown = memo(function Countdown(props: CountdownProps) {
  const { until, serverNow, isOffline = false, urgentMinutes = 30, over, onOver, className } = props;
  const format = useFormat();
  const leftMs = useTimeLeft(until, serverNow, isOffline);
  const isOver = leftMs <= 0;
  useEffect(() => {
    if (isOver) onOver?.();
  }, [isOver, onOver]);

  const seconds = Math.floor((leftMs % 60_000) / 1_000);
  const text =
    leftMs < 3_600_000
      ? `${Math.floor(leftMs / 60_000)}:${String(seconds).padStart(2, "0")}`
      : format.span(leftMs);
  return (
    <span
      role="timer"
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        isOver ? "text-quiet" : leftMs < urgentMinutes * 60_000 && "text-attention",
        className,
      )}
    >
      <Clock aria-hidden className="size-[1em]" />
      {isOver ? over : text}
    </span>
  );
});

/**
 * Milliseconds left by the server's clock, carried on by the device's stopwatch, which no wrong date can disturb. A page that was
 * kept an hour ago does not promise that hour again: the server's later answers count, and without network the device's clock,
 * if it is ahead.
 */
export function useTimeLeft(until: InstantLike, serverNow: InstantLike, isOffline = false): number {
  const end = new Date(until).getTime();
  const start = new Date(serverNow).getTime();
  const [passedMs, setPassedMs] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer server time starts the stopwatch again
  useEffect(() => {
    const startedAt = performance.now();
    const tick = () => {
      const byStopwatch = performance.now() - startedAt;
      const byClock = Math.max(serverClock() ?? start, isOffline ? Date.now() : start) - start;
      // The server's answers are to the second: the display would jump between them for less than two.
      setPassedMs(byClock - byStopwatch > 2_000 ? byClock : byStopwatch);
    };
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [start, end, isOffline]);
  return Math.max(0, end - start - passedMs);
}
