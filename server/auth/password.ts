import { hash, verify } from "@node-rs/argon2";

/** OWASP's figures for argon2id, the library's default kind: 19 MiB, two passes, one lane; about 30 ms on a thread of its own. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of a password that nobody has: an unknown login costs as much time as a known one. */
let nobodys: Promise<string> | undefined;

/** Hashes a password with argon2id; salt and cost are part of the text. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Whether the password is the one that was hashed. Without a hash it answers no, after the same time. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobodys ??= hashPassword("nobody has this password");
  const isRight = await verify(passwordHash ?? (await nobodys), password.normalize("NFKC"));
  return isRight && passwordHash !== undefined;
}
