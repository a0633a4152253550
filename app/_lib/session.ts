import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Ability, isAbleTo, type SignedIn } from "@/server/auth";
import { type Context, createContext } from "@/server/trpc/context";
import { homeOf, type Place, pagesOf, placeOf } from "./places";

/** Who asks, and when: the same context that a procedure gets, made once per request. */
export const currentContext = cache(
  async (): Promise<Context> => createContext(new Headers(await headers())),
);

/** How tasks and documents name the hand of who asks. */
export { handOf } from "@/server/auth";

/** The gate of an area: sends a stranger to the sign-in page and a colleague of another area to their own. */
export async function requirePlace(place: Place): Promise<SignedIn> {
  const { person } = await currentContext();
  if (!person) redirect("/sign-in");
  const { role } = person.actor;
  if (placeOf(role) !== place && role !== "admin") redirect(homeOf(role));
  return person;
}

/** The pages of an area that the person's role may read: showing no others is courtesy, the procedures decide. */
export function pagesFor(person: SignedIn, place: Place) {
  const pages = pagesOf[place].filter(({ ability }) => ability === null || isAbleTo(person.actor, ability));
  return pages.map(({ key, href }) => ({ key, href }));
}

/** Which of these the person may do: a page shows no button that would be refused. The procedures decide. */
export async function abilitiesHere<const A extends Ability>(
  ...asked: readonly A[]
): Promise<Record<A, boolean>> {
  const { person } = await currentContext();
  const pairs = asked.map((ability) => [ability, Boolean(person && isAbleTo(person.actor, ability))]);
  return Object.fromEntries(pairs) as Record<A, boolean>;
}
