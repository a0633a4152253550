import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, open, stat } from "node:fs/promises";
import path from "node:path";
import { overNetwork, Refused, type TillSetup } from "./api";
import { moveIfThere, readJson, remove, writeJson } from "./disk";

/** A package as the server offers it. */
export interface Offered {
  version: string;
  sha256: string;
  size: number;
  signature: string;
}

const partOf = ({ folder }: TillSetup) => path.join(folder, "next.part");
const aboutPart = ({ folder }: TillSetup) => path.join(folder, "next.part.json");

/**
 * Downloads a package to `next.part`, going on where the last attempt was cut off, as long as it is the same package.
 * Answers when the bytes are there; they are not checked yet. A cut line throws, and what came stays.
 */
export async function download(setup: TillSetup, offered: Offered, url: string): Promise<void> {
  const about = await readJson<Offered | undefined>(aboutPart(setup), undefined);
  if (about?.sha256 !== offered.sha256) {
    await remove(partOf(setup));
    await writeJson(aboutPart(setup), offered);
  }
  const have = await stat(partOf(setup)).then(
    ({ size }) => size,
    () => 0,
  );
  if (have >= offered.size) return;
  await overNetwork(() => fetchRest(setup, offered, url, have));
}

async function fetchRest(setup: TillSetup, offered: Offered, url: string, have: number): Promise<void> {
  const response = await (setup.fetch ?? fetch)(new URL(url, setup.base), {
    headers: {
      authorization: `Bearer ${setup.token}`,
      "x-now": setup.clock().toISOString(),
      ...(have > 0 ? { range: `bytes=${have}-`, "if-range": `"${offered.sha256}"` } : {}),
    },
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Refused(response.status, "download", `the package was answered with ${response.status}`);
  }
  // 200 to a range means that the server begins anew.
  const file = await open(partOf(setup), response.status === 206 ? "a" : "w");
  try {
    for await (const chunk of response.body) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes the bytes from another till of the store instead; they are checked like any other. */
export async function copyFrom(setup: TillSetup, offered: Offered, till: string): Promise<void> {
  if (!setup.neighbour) throw new Error("this till reaches no other");
  const theirs = setup.neighbour(till);
  await writeJson(aboutPart(setup), offered);
  await copyFile(path.join(theirs, packageFile(offered.version)), partOf(setup));
}

/** What is wrong with the bytes in `next.part`; undefined: they are what headquarters signed. */
export async function faultOf(setup: TillSetup, offered: Offered): Promise<string | undefined> {
  const text = Buffer.from(`${offered.version}\n${offered.sha256}\n${offered.size}`);
  const signature = Buffer.from(offered.signature, "base64");
  if (!verify(null, text, createPublicKey(setup.publicKey), signature)) return "signature";
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(partOf(setup))) {
    hash.update(chunk);
    size += chunk.length;
  }
  if (size !== offered.size) return "size";
  return hash.digest("hex") === offered.sha256 ? undefined : "checksum";
}

/** Where a package lies that was checked. */
export const packageFile = (version: string) => `package-${version}.bin`;

/** Keeps what was checked: from now on it can be started, and given to other tills of the store. */
export async function keepPart(setup: TillSetup, offered: Offered): Promise<void> {
  await moveIfThere(partOf(setup), path.join(setup.folder, packageFile(offered.version)));
  await remove(aboutPart(setup));
}

/** Drops what was downloaded, so that the next attempt begins anew. */
export async function dropPart(setup: TillSetup): Promise<void> {
  await remove(partOf(setup));
  await remove(aboutPart(setup));
}
