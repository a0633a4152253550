import { redirect } from "next/navigation";
import { homeOf } from "@/app/_lib/places";
import { requirePlace } from "@/app/_lib/session";

/** Headquarters begin where the person's work is. */
export default async function HqPage() {
  const person = await requirePlace("hq");
  redirect(homeOf(person.actor.role));
}
