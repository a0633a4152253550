import { cn } from "./cn";

/** Stands for something on its way; give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-4 animate-shimmer rounded bg-hover", className)} />;
}

/** A table on its way: the height of its rows, so that nothing moves when they arrive. */
export function TableSkeleton({ rows = 12, columns = 6 }: { rows?: number; columns?: number }) {
  return (
    <div aria-busy className="overflow-hidden rounded-md border bg-raised">
      <div className="h-9 border-b bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no other name
        <div key={row} className="flex h-8 items-center gap-6 border-b px-3 last:border-b-0 max-md:h-13">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a skeleton have no other name
              key={column}
              className={cn("h-3", column === 0 ? "w-36" : "w-20", column > 1 && "max-md:hidden")}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A few lines of text or a card on its way. */
export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div aria-busy className="flex flex-col gap-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton have no other name
        <Skeleton key={line} className={line % 3 === 2 ? "w-1/2" : "w-full"} />
      ))}
    </div>
  );
}
