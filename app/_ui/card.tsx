import type { ReactNode } from "react";
import { cn } from "./cn";

interface CardProps {
  title?: ReactNode;
  /** At the right of the title: a link, a small button. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A raised pane with a hairline. Never a card in a card. */
export function Card({ title, aside, className, children }: CardProps) {
  return (
    <section className={cn("rounded-lg border bg-raised p-4", className)}>
      {(title || aside) && (
        <header className="mb-3 flex items-center justify-between gap-4">
          {title && <h2 className="text-base font-semibold">{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

interface FiguresProps {
  figures: readonly { label: ReactNode; value: ReactNode; note?: ReactNode }[];
  className?: string;
}

/** A row of figures with their names: balance, held, limit, available. On a phone two beside each other, a long one alone. */
export function Figures({ figures, className }: FiguresProps) {
  return (
    <dl className={cn("flex flex-wrap gap-x-8 gap-y-4", className)}>
      {figures.map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures of one pane keep their places
        <div key={index} className="min-w-28 max-md:min-w-min max-md:basis-[calc(50%-1rem)]">
          <dt className="text-table text-quiet">{figure.label}</dt>
          <dd className="mt-0.5 text-xl/7 font-medium">{figure.value}</dd>
          {figure.note && <dd className="text-table text-quiet">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
