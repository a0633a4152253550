import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** A list whose every row leads somewhere; rows are tall enough for a thumb. */
export function LinkList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y overflow-hidden rounded-lg border bg-raised">
      {children}
    </ul>
  );
}

interface LinkRowProps {
  href: string;
  title: ReactNode;
  text?: ReactNode;
  /** Beside the title. */
  amount?: ReactNode;
  /** Beside the title when there is no amount; else beside the text, or below it where that leaves no room. */
  status?: ReactNode;
  icon?: ReactNode;
}

export function LinkRow({ href, title, text, amount, status, icon }: LinkRowProps) {
  return (
    <li>
      <Link href={href as Route} className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover">
        {icon && <span className="text-quiet [&_svg]:size-5">{icon}</span>}
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-3 font-medium">
            <span className="min-w-0 break-words">{title}</span>
            {(amount || status) && <span className="whitespace-nowrap">{amount || status}</span>}
          </span>
          {(text || status) && (
            <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
              <span className="flex-1 text-sm text-quiet">{text}</span>
              {amount && status}
            </span>
          )}
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-quiet" />
      </Link>
    </li>
  );
}

/** A quiet way on, at the right of a card's title; the thumb's reach does not make the card taller. */
export function CardLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href as Route}
      className="relative text-sm font-medium text-accent underline-offset-4 before:absolute before:-inset-3 hover:underline"
    >
      {children}
    </Link>
  );
}
