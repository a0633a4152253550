"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const buttonLook = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none transition-colors duration-100 pointer-coarse:min-h-11 disabled:cursor-not-allowed disabled:opacity-50 data-disabled:cursor-not-allowed data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:bg-accent-strong",
        secondary: "border border-line-strong/60 bg-raised text-text hover:bg-hover",
        quiet: "text-text hover:bg-hover",
        danger: "bg-blocked-solid text-white hover:brightness-110",
        link: "text-accent underline-offset-4 hover:underline",
      },
      size: {
        small: "h-7 px-2.5 text-table",
        medium: "h-8 px-3 text-sm pointer-coarse:text-base",
        large: "h-10 px-4 text-sm pointer-coarse:text-base",
        touch: "h-12 px-5 text-base [&_svg]:size-5",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

type Look = VariantProps<typeof buttonLook>;

interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, "className">, Look {
  className?: string;
  /** Shows a turning ring in place of the label; the width stays, a second press does nothing. */
  isLoading?: boolean;
  icon?: ReactNode;
}

/** A button says what it does with a verb: "Generate 35 stores". One `primary` per page. */
export function Button({
  variant,
  size,
  isLoading = false,
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      {...rest}
      disabled={rest.disabled || isLoading}
      focusableWhenDisabled={isLoading || rest.focusableWhenDisabled}
      aria-busy={isLoading || undefined}
      className={cn(buttonLook({ variant, size }), className)}
    >
      <span className={cn("inline-flex items-center gap-2", isLoading && "opacity-0")}>
        {icon}
        {children}
      </span>
      {isLoading && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden className="animate-spin" />
        </span>
      )}
    </BaseButton>
  );
}

interface LinkButtonProps extends Look {
  href: string;
  icon?: ReactNode;
  /** On the way: closes a menu, marks a message as read. */
  onGo?: () => void;
  className?: string;
  children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ href, icon, onGo, variant, size, className, children }: LinkButtonProps) {
  return (
    <Link href={href as Route} onClick={onGo} className={cn(buttonLook({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
