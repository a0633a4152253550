import { createHash, randomBytes } from "node:crypto";

/** A fresh secret of 256 bits, safe in a header and a cookie. */
export const newSecret = () => randomBytes(32).toString("base64url");

/** What is stored of a secret. Secrets are random, so one SHA-256 is enough; passwords go through argon2id. */
export const secretHash = (secret: string) => createHash("sha256").update(secret).digest("hex");
