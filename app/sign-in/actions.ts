"use server";

import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { getDb } from "@/db/client";
import {
  clientAddressOf,
  cookieOptions,
  deviceCookieName,
  readSession,
  sessionCookieName,
  signIn,
  signOut,
  signOutEverywhere,
} from "@/server/auth";
import { DomainError } from "@/server/shared/domain-error";
import { homeOf } from "../_lib/places";
import { currentContext } from "../_lib/session";

/** What the form shows after an attempt that failed. */
export interface SignInAnswer {
  login: string;
  sentence: string | undefined;
  isMissing: boolean;
}

/** Signs in and goes to the person's own start page; otherwise says why not, in the language of the page. */
export async function signInHere(_before: SignInAnswer, form: FormData): Promise<SignInAnswer> {
  const login = String(form.get("login") ?? "").slice(0, 200);
  const password = String(form.get("password") ?? "").slice(0, 200);
  if (!login.trim() || !password) return { login, sentence: undefined, isMissing: true };

  const jar = await cookies();
  const { now } = await currentContext();
  let home: Route = "/";
  try {
    const browser = await signIn(
      getDb(),
      {
        login,
        password,
        ip: clientAddressOf(await headers()),
        deviceToken: jar.get(deviceCookieName)?.value,
        sessionToken: jar.get(sessionCookieName)?.value,
      },
      now(),
    );
    jar.set(sessionCookieName, browser.sessionToken, cookieOptions());
    jar.set(deviceCookieName, browser.deviceToken, cookieOptions());
    const person = await readSession(getDb(), browser.sessionToken);
    if (person) home = homeOf(person.actor.role);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { login, sentence: error.sentence(await getLocale()), isMissing: false };
  }
  redirect(home);
}

/** Ends this session. */
export async function signOutHere(): Promise<void> {
  const jar = await cookies();
  await signOut(getDb(), jar.get(sessionCookieName)?.value);
  jar.delete(sessionCookieName);
  redirect("/sign-in");
}

/** Ends every session of this person, on every device. */
export async function signOutOnAllDevices(): Promise<void> {
  const { person } = await currentContext();
  if (person) await signOutEverywhere(getDb(), person.actor.id);
  (await cookies()).delete(sessionCookieName);
  redirect("/sign-in");
}
