import "server-only";
import { cookies } from "next/headers";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import type { Role } from "@/server/shared/roles";
import type { PageKey, Place } from "./places";
import { abilitiesHere, currentContext, pagesFor, requirePlace } from "./session";
import { type Theme, themeCookie, themeOf } from "./theme";
import { answersTo } from "./trpc/server";

/** What a shell shows around every page. */
export interface ShellFacts {
  place: Place;
  person: { name: string; login: string; role: Role };
  pages: readonly { key: PageKey; href: string }[];
  businessDay: BusinessDay;
  theme: Theme;
  isRailFolded: boolean;
  /** Whether somebody answers the search and the counts of what waits. */
  hasSearch: boolean;
  hasWaiting: boolean;
  /** Whether the person has an inbox. */
  hasMessages: boolean;
}

/** Passes the gate of an area and gathers what its shell shows: only the pages that the person's role may read. */
export async function shellFacts(place: Place): Promise<ShellFacts> {
  const person = await requirePlace(place);
  const { actor, login } = person;
  const kept = await cookies();
  const { now } = await currentContext();
  return {
    place,
    person: { name: actor.name, login, role: actor.role },
    pages: pagesFor(person, place),
    businessDay: businessDayOf(now()),
    theme: themeOf(kept.get(themeCookie)?.value),
    isRailFolded: kept.get("rail")?.value === "folded",
    hasSearch: answersTo("search.everything"),
    hasWaiting: answersTo("shell.waiting"),
    hasMessages: (await abilitiesHere("message.read"))["message.read"],
  };
}
