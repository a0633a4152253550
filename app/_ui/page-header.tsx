import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a status, a count. */
  aside?: ReactNode;
  text?: ReactNode;
  /** `onGo`: a step back within the page, without asking the server for it. */
  back?: { href: string; label: string; onGo?: () => void };
  /** The page's one main action. */
  action?: ReactNode;
}

/** Where one is and the one thing to do here. */
export function PageHeader({ title, aside, text, back, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && (
          <Link
            href={back.href as Route}
            onClick={
              back.onGo &&
              ((event) => {
                event.preventDefault();
                back.onGo?.();
              })
            }
            className="-ml-1 mb-1 inline-flex items-center gap-0.5 text-quiet hover:text-text pointer-coarse:min-h-11"
          >
            <ChevronLeft aria-hidden className="size-4" />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl/7 font-semibold">{title}</h1>
          {aside}
        </div>
        {text && <p className="mt-1 max-w-prose text-quiet">{text}</p>}
      </div>
      {action && <div className="flex items-center gap-2">{action}</div>}
    </header>
  );
}
