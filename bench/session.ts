import { connect, disconnect } from "@/db/client";
import { createUser, sessionCookieName, signIn, systemActor } from "@/server/auth";
import type { Role } from "@/server/shared/roles";

interface Person {
  login: string;
  role: Role;
  /** Empty: everything that the role may see. */
  stores: string[];
}

/** Creates somebody and signs them in; answers the cookie of their session. */
export async function sessionOf(databaseUrl: string, { login, role, stores }: Person): Promise<string> {
  const db = connect(databaseUrl, 1);
  const password = crypto.randomUUID();
  const now = new Date();
  try {
    const scope = { stores, dcs: [], accounts: [] };
    await createUser(db, systemActor, { login, name: `Bench ${role}`, role, password, scope }, now);
    const signedIn = await signIn(db, { login, password, ip: "127.0.0.1" }, now);
    return `${sessionCookieName}=${signedIn.sessionToken}`;
  } finally {
    await disconnect(db);
  }
}
