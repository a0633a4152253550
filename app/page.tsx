import { redirect } from "next/navigation";
import { homeOf } from "./_lib/places";
import { currentContext } from "./_lib/session";

/** Nobody stays here: everybody has a place where their day begins. */
export default async function StartPage() {
  const { person } = await currentContext();
  redirect(person ? homeOf(person.actor.role) : "/sign-in");
}
