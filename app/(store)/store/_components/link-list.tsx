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
  /** At the end: an amount, a state. */
  aside?: ReactNode;
  icon?: ReactNode;
}

export function LinkRow({ href, title, text, aside, icon }: LinkRowProps) {
  return (
    <li>
      <Link href={href as Route} className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover">
        {icon && <span className="text-quiet [&_svg]:size-5">{icon}</span>}
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{title}</span>
          {text && <span className="block text-sm text-quiet">{text}</span>}
        </span>
        {aside && <span className="flex flex-col items-end gap-1">{aside}</span>}
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
