import { OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { withWholeNumbers } from "./whole-numbers";

interface RefusalProps {
  /** What happened, with the numbers: the refusal's own sentence (`useErrorSentence`, `useCommand().sentence`). */
  sentence: ReactNode;
  /** The numbers again, side by side, when there are several. */
  figures?: readonly { label: ReactNode; value: ReactNode }[];
  /** The button that helps: "Pay in ¥120.00". */
  action?: ReactNode;
  className?: string;
}

/** The system said no: what happened, the numbers, what to do now. */
export function Refusal({ sentence, figures, action, className }: RefusalProps) {
  return (
    <div role="alert" className={cn("flex gap-3 rounded-md bg-blocked-soft px-4 py-3", className)}>
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-blocked" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <p className="font-medium text-blocked">
          {typeof sentence === "string" ? withWholeNumbers(sentence) : sentence}
        </p>
        {figures && (
          <dl className="flex flex-wrap gap-x-8 gap-y-2">
            {figures.map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the figures of one refusal never change places
              <div key={index}>
                <dt className="text-table text-quiet">{figure.label}</dt>
                <dd className="font-medium">{figure.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
