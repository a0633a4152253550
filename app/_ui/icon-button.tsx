"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ComponentProps<typeof BaseButton>, "className" | "aria-label"> {
  /** What it does; read aloud, and shown on hover. */
  label: string;
  /** The key that does the same, shown beside the label. */
  keys?: string;
  className?: string;
}

/** A square button with an icon and a name. */
export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <BaseButton
        type="button"
        aria-label={label}
        {...rest}
        className={cn(
          "inline-grid size-8 shrink-0 place-items-center rounded-md text-quiet transition-colors duration-100 hover:bg-hover hover:text-text pointer-coarse:size-11 disabled:opacity-40 data-disabled:opacity-40 data-popup-open:bg-hover [&_svg]:size-4 pointer-coarse:[&_svg]:size-5",
          className,
        )}
      />
    </Tooltip>
  );
}
