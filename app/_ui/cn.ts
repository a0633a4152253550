import { cx } from "class-variance-authority";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["table", "title"] }] } },
});

/** Joins class names; of two that say the same thing the later one wins. */
export function cn(...names: Parameters<typeof cx>): string {
  return merge(cx(...names));
}
