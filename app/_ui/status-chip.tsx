import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { type StatusKind, type StatusOf, statusLooks, type Tone } from "./statuses";

const toneLook: Record<Tone, string> = {
  neutral: "bg-hover text-quiet",
  done: "bg-done-soft text-done",
  attention: "bg-attention-soft text-attention",
  blocked: "bg-blocked-soft text-blocked",
  information: "bg-information-soft text-information",
};

interface ChipProps {
  tone: Tone;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}

/** A word with an icon on a quiet ground; for what is no document's state. */
export function Chip({ tone, icon: Icon, className, children }: ChipProps) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-full px-2 text-table font-medium whitespace-nowrap",
        toneLook[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.5" />}
      {children}
    </span>
  );
}

interface StatusChipProps<Kind extends StatusKind> {
  kind: Kind;
  status: StatusOf<Kind>;
  className?: string;
}

/** The state of a document with its icon and its word: `<StatusChip kind="order" status={row.status} />`. */
export function StatusChip<Kind extends StatusKind>({ kind, status, className }: StatusChipProps<Kind>) {
  const word = useStatusWord();
  const looks: Record<string, { tone: Tone; icon: LucideIcon }> = statusLooks[kind];
  const { tone, icon } = looks[status] ?? { tone: "neutral" as const, icon: undefined };
  return (
    <Chip tone={tone} icon={icon} className={className}>
      {word(kind, status)}
    </Chip>
  );
}

/** The word of a state alone: for exports, filters and sentences. */
export function useStatusWord() {
  const t = useTranslations("common.status");
  // The pairs of kind and status are checked by the signature; the union of all keys is beyond the type of `t`.
  return <Kind extends StatusKind>(kind: Kind, status: StatusOf<Kind>) =>
    t(`${kind}.${status}` as "order.draft");
}
