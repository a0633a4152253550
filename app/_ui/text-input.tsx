import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { inputLook } from "./input-look";

interface TextInputProps extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  value: string;
  onChange: (text: string) => void;
  /** Inside, before the text: a magnifier. */
  icon?: ReactNode;
  /** Inside, after the text: a unit, a key. */
  suffix?: ReactNode;
}

/** One line of text. */
export function TextInput({ value, onChange, icon, suffix, className, ...rest }: TextInputProps) {
  return (
    <span className={cn("relative block", className)}>
      {icon && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-quiet [&_svg]:size-4">
          {icon}
        </span>
      )}
      <input
        type="text"
        autoComplete="off"
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(inputLook, icon && "pl-8.5", suffix && "pr-12")}
      />
      {suffix && (
        <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center gap-1 text-quiet">
          {suffix}
        </span>
      )}
    </span>
  );
}

interface TextAreaProps extends Omit<ComponentProps<"textarea">, "onChange" | "value"> {
  value: string;
  onChange: (text: string) => void;
}

/** Several lines of text; grows with them. */
export function TextArea({ value, onChange, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      rows={3}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cn(
        inputLook,
        "field-sizing-content h-auto min-h-20 py-2 md:h-auto pointer-coarse:h-auto",
        className,
      )}
    />
  );
}
