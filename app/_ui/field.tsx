import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface FieldProps {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  isOptional?: string;
  className?: string;
  children: ReactNode;
}

/** A label above, the input, and below it the help, or what is wrong in words. */
export function Field({ id, label, help, error, isOptional, className, children }: FieldProps) {
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {isOptional && <span className="ml-1.5 font-normal text-quiet">{isOptional}</span>}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} className="flex items-start gap-1.5 text-table text-blocked">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </p>
      ) : (
        help && (
          <p id={`${id}-note`} className="text-table text-quiet">
            {help}
          </p>
        )
      )}
    </div>
  );
}
