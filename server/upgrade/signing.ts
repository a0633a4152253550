import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { type DbOrTx, sqlOf } from "@/db/client";

/** What the signature covers: version, sum and size, one a line. Tills put together the same text. */
export const signedText = (version: string, sha256: string, sizeBytes: number) =>
  `${version}\n${sha256}\n${sizeBytes}`;

/** The signature of a package in base64, by the product's own key, which is made the first time. */
export async function signPackage(
  db: DbOrTx,
  version: string,
  sha256: string,
  sizeBytes: number,
): Promise<string> {
  const { privateKey } = await keyPairOf(db);
  return sign(
    null,
    Buffer.from(signedText(version, sha256, sizeBytes)),
    createPrivateKey(privateKey),
  ).toString("base64");
}

/** The public half of the key (PEM), for whoever sets up a till. */
export async function publicKeyOf(db: DbOrTx): Promise<string> {
  return (await keyPairOf(db)).publicKey;
}

async function keyPairOf(db: DbOrTx): Promise<{ privateKey: string; publicKey: string }> {
  const sql = sqlOf(db);
  const read = () => sql<{ privateKey: string; publicKey: string }[]>`
    select private_key as "privateKey", public_key as "publicKey" from pos_keys`;
  const [known] = await read();
  if (known) return known;
  const made = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  // Two processes may make one at once: the first that writes it has made it.
  await sql`insert into pos_keys (is_only, private_key, public_key)
            values (true, ${made.privateKey}, ${made.publicKey}) on conflict do nothing`;
  const [kept] = await read();
  return kept ?? made;
}
