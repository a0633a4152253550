import { refuse } from "../errors";

/** What lies so little in the past is now: a phone's clock, the way of a request. */
const graceMs = 60_000;
const dayMs = 24 * 60 * 60_000;
/** How long a direct store's price lasts when nothing is said: it always goes back to headquarters' (R13). */
export const directDays = 30;

/** From when to when a price is wished. Throws `retail/in-the-past`, `retail/ends-too-early`. */
export function periodOf(
  { effectiveAt, endsAt, isDirect }: { effectiveAt?: Date; endsAt?: Date; isDirect: boolean },
  now: Date,
): { startsAt: Date; endsAt: Date | null } {
  const wished = effectiveAt?.getTime() ?? now.getTime();
  if (wished < now.getTime() - graceMs) throw refuse("retail/in-the-past");
  const startsAt = new Date(Math.max(wished, now.getTime()));
  if (endsAt === undefined)
    return { startsAt, endsAt: isDirect ? new Date(startsAt.getTime() + directDays * dayMs) : null };
  if (endsAt.getTime() <= startsAt.getTime()) throw refuse("retail/ends-too-early");
  return { startsAt, endsAt };
}
