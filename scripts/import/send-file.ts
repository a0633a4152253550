import { readFileSync } from "node:fs";
import type { ImportFile } from "./files-of";

export interface Target {
  url: string;
  token: string;
  mode: "check" | "apply";
  now?: string;
}

/** What the server said no to, and which rows are the reason. */
export interface Refusal {
  code: string;
  detail: string;
  errorCount?: number;
  errors?: { row: number; column: string; code: string; message: string }[];
}

/** What became of one file, and how long it took. */
export interface SentFile {
  seconds: number;
  counts?: { rows: number; created: number; updated: number; unchanged: number };
  refusal?: Refusal;
}

const contentTypes = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Sends one file. A server that does not answer, or not as Storeline does, is an error with a sentence. */
export async function sendFile({ url, token, mode, now }: Target, file: ImportFile): Promise<SentFile> {
  const started = performance.now();
  const response = await fetch(new URL(`/api/v1/imports/${file.kind}?mode=${mode}`, url), {
    method: "POST",
    body: readFileSync(file.path),
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": contentTypes[file.format],
      "idempotency-key": crypto.randomUUID(),
      ...(now === undefined ? {} : { "x-now": now }),
    },
  }).catch((error: unknown) => {
    throw new Error(`Storeline does not answer at ${url}: start it with \`npm start\`.`, { cause: error });
  });
  const text = await response.text();
  const seconds = (performance.now() - started) / 1000;
  if (!response.headers.get("content-type")?.includes("json")) {
    throw new Error(`${url} answered ${response.status}, but not as Storeline does: check the address.`);
  }
  const body = JSON.parse(text);
  return response.ok ? { seconds, counts: body } : { seconds, refusal: body };
}
