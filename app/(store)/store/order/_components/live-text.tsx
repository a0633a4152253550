"use client";

import { type ComponentProps, useRef, useState } from "react";
import { useFollower, type Watched } from "../_lib/watched";

interface LiveTextProps<Value> extends Omit<ComponentProps<"span">, "children" | "ref"> {
  of: Watched<Value>;
  say: (value: Value) => string;
}

/** A text that follows each key at once: it is written to the page, and nothing is drawn for it. */
export function LiveText<Value>({ of, say, ...attributes }: LiveTextProps<Value>) {
  const box = useRef<HTMLSpanElement>(null);
  // Drawn once and never again, so that what is written stays.
  const [first] = useState(() => say(of.get()));
  useFollower(of, (value) => {
    if (box.current) write(box.current, say(value));
  });
  return (
    <span ref={box} {...attributes}>
      {first}
    </span>
  );
}

/** Changes the text in its place, which costs a page less than another text. */
function write(box: HTMLSpanElement, text: string): void {
  const known = box.firstChild;
  // A browser that translates pages puts elements of its own in the text's place.
  if (!(known instanceof Text)) box.textContent = text;
  else if (known.nodeValue !== text) known.nodeValue = text;
}

/** A sentence around a figure: put together once, filled with every key. */
export function around(say: (figure: string) => string): (figure: string) => string {
  const hole = "\u0001";
  const [before = "", after = ""] = say(hole).split(hole);
  return (figure) => `${before}${figure}${after}`;
}
