import { AwsClient } from "aws4fetch";
import { mustBeKey, type Storage } from "@/server/photo/storage/storage";

export interface S3Options {
  /** `https://s3.example.com`; the bucket becomes the first part of the path, which every store understands. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const typeOf = (key: string) => (key.endsWith(".jpg") ? "image/jpeg" : "application/octet-stream");

const patienceMs = 20_000;

/** Keeps files in a bucket of a store that speaks S3. The bucket is private: what is shown goes through this server. */
export function s3Storage({ endpoint, bucket, ...credentials }: S3Options): Storage {
  const client = new AwsClient({ ...credentials, service: "s3", retries: 3 });
  const base = `${endpoint.replace(/\/+$/, "")}/${encodeURIComponent(bucket)}`;

  async function ask(method: string, url: string, init: RequestInit = {}): Promise<Response> {
    return client.fetch(url, { ...init, method, signal: AbortSignal.timeout(patienceMs) });
  }
  async function mustBeOk(answer: Response, what: string): Promise<Response> {
    if (answer.ok) return answer;
    throw new Error(
      `the file store answered ${what} with ${answer.status}: ${(await answer.text()).slice(0, 300)}`,
    );
  }
  const urlOf = (key: string) => {
    mustBeKey(key);
    return `${base}/${key}`;
  };

  return {
    async put(key, bytes) {
      const init = { body: new Uint8Array(bytes), headers: { "content-type": typeOf(key) } };
      await mustBeOk(await ask("PUT", urlOf(key), init), "a write");
    },
    async get(key) {
      const answer = await ask("GET", urlOf(key));
      if (answer.status === 404) return undefined;
      return Buffer.from(await (await mustBeOk(answer, "a read")).arrayBuffer());
    },
    async remove(key) {
      const answer = await ask("DELETE", urlOf(key));
      if (answer.status !== 404) await mustBeOk(answer, "a removal");
    },
  };
}
