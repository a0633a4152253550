import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { readSession, type SignedIn, sessionCookieName } from "@/server/auth";
import { type Place, placeOf } from "./places";

/** The person behind this request, read once per request; undefined when nobody is signed in. */
export const currentPerson = cache(async (): Promise<SignedIn | undefined> => {
  const token = (await cookies()).get(sessionCookieName)?.value;
  return readSession(getDb(), token);
});

/** The gate of an area: sends a stranger to the sign-in page and a colleague of another area to their own. */
export async function requirePlace(place: Place): Promise<SignedIn> {
  const person = await currentPerson();
  if (!person) redirect("/sign-in");
  const own = placeOf(person.actor.role);
  if (own !== place && person.actor.role !== "admin") redirect(homeOf(own));
  return person;
}

/** The first page of an area. */
export function homeOf(place: Place) {
  const homes = { store: "/store", dc: "/dc/pool", hq: "/hq/accounts" } as const;
  return homes[place];
}
