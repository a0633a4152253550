import { connect, disconnect } from "@/db/client";
import { createToken, revokeToken, systemActor } from "@/server/auth";
import { readRun } from "../bootstrap/run-file.mjs";

/**
 * Runs `work` with the given token, or with one made for this run in the database beside us and revoked afterwards.
 */
export async function withToken<T>(
  root: string,
  given: string | undefined,
  work: (token: string) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return work(given);
  const databaseUrl = process.env.DATABASE_URL ?? readRun(root).databaseUrl;
  if (!databaseUrl) throw new Error("A token is needed: give --token, or run this where Storeline runs.");
  const db = connect(databaseUrl, 1);
  try {
    const { tokenId, token } = await createToken(
      db,
      systemActor,
      { name: "npm run import", role: "hq" },
      new Date(),
    );
    try {
      return await work(token);
    } finally {
      await revokeToken(db, systemActor, { tokenId }, new Date());
    }
  } finally {
    await disconnect(db);
  }
}
