"use server";

import { cookies } from "next/headers";
import { storeCookie } from "./current-store";

/** Remembers on this device which of their stores a person works for; every page asks whether they may. */
export async function chooseStore(store: string): Promise<void> {
  (await cookies()).set(storeCookie, store.slice(0, 64), {
    path: "/",
    sameSite: "lax",
    maxAge: 400 * 86_400,
  });
}
