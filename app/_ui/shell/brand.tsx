import { cn } from "../cn";

/** The mark and the name. */
export function Brand({ isFolded = false, className }: { isFolded?: boolean; className?: string }) {
  return (
    <span
      className={cn("inline-flex items-center gap-2.5 text-xl/7 font-semibold tracking-tight", className)}
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <g fill="none" strokeWidth="2.6" strokeLinecap="round" className="stroke-on-accent">
          <path d="M8 9h11.5a3.5 3.5 0 0 1 0 7H12a3.5 3.5 0 0 0 0 7h6" />
        </g>
        <circle cx="24" cy="23" r="2.2" className="fill-on-accent" />
      </svg>
      {isFolded ? <span className="sr-only">Storeline</span> : "Storeline"}
    </span>
  );
}
