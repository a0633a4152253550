import type { LucideIcon } from "lucide-react";
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: LucideIcon;
  /** Why it is empty. */
  title: ReactNode;
  text?: ReactNode;
  /** The next step, as a button. */
  action?: ReactNode;
}

/** A list with nothing in it: why, and what to do next. */
export function EmptyState({ icon: Icon = Inbox, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-sunken text-quiet">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="font-medium">{title}</p>
      {text && <p className="max-w-md text-quiet">{text}</p>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
