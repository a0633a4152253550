"use client";

import { useCallback, useEffect, useRef, useState } from "react";

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type DetectorClass = new (options?: { formats: string[] }) => Detector;

const formats = ["ean_13", "ean_8", "upc_a", "code_128", "qr_code"];
/** The same code is not read again for this long: a camera sees it thirty times a second. */
const pauseMs = 1_500;

/** Reads codes with the camera, where the browser knows how; elsewhere `isSupported` is false. */
export function useCameraScan(onScan: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onScan);
  latest.current = onScan;
  const [isSupported, setIsSupported] = useState(false);
  const [isOn, setIsOn] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => setIsSupported(detectorClass() !== undefined && Boolean(navigator.mediaDevices)), []);

  useEffect(() => {
    const Class = detectorClass();
    if (!isOn || !Class) return;
    let stream: MediaStream | undefined;
    let isGone = false;
    let frame = 0;
    const seen = { code: "", at: 0 };
    const detector = new Class({ formats });

    const look = async () => {
      if (isGone || !video.current) return;
      const [found] = await detector.detect(video.current).catch(() => []);
      const at = performance.now();
      if (found && !isGone && (found.rawValue !== seen.code || at - seen.at > pauseMs)) {
        Object.assign(seen, { code: found.rawValue, at });
        latest.current(found.rawValue);
      }
      frame = requestAnimationFrame(() => void look());
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isGone || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    start().catch(() => {
      setHasFailed(true);
      setIsOn(false);
    });
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
      if (stream) stop(stream);
    };
  }, [isOn]);

  const toggle = useCallback(() => {
    setHasFailed(false);
    setIsOn((before) => !before);
  }, []);
  return { video, isSupported, isOn, hasFailed, toggle };
}

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
