import { redirect } from "next/navigation";
import { homeOf } from "@/app/_lib/places";
import { requirePlace } from "@/app/_lib/session";

/** The DC has no page of its own: everybody begins where their day begins. */
export default async function DcPage() {
  const { actor } = await requirePlace("dc");
  redirect(actor.role === "admin" ? "/dc/pool" : homeOf(actor.role));
}
