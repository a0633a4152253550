import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { afterAll, expect, test } from "vitest";
import { storageOf } from ".";

const secret = "a secret of the store";
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The signature that S3 asks for, computed as its documentation says, apart from the client. */
function signatureOf(request: IncomingMessage, signed: string[], date: string, payload: string): string {
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join("");
  const [path = "", query = ""] = (request.url ?? "").split("?");
  const canonical = [request.method, path, query, headers, signed.join(";"), payload].join("\n");
  const day = date.slice(0, 8);
  const scope = `${day}/cn-south-1/s3/aws4_request`;
  const hashed = createHash("sha256").update(canonical).digest("hex");
  const key = ["cn-south-1", "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${secret}`, day));
  return hmac(key, ["AWS4-HMAC-SHA256", date, scope, hashed].join("\n")).toString("hex");
}

function isSigned(request: IncomingMessage): boolean {
  const match = /Credential=key-id\/.*, SignedHeaders=([^,]+), Signature=([0-9a-f]+)/.exec(
    request.headers.authorization ?? "",
  );
  const payload = String(request.headers["x-amz-content-sha256"]);
  return (
    match?.[2] ===
    signatureOf(request, (match?.[1] ?? "").split(";"), String(request.headers["x-amz-date"]), payload)
  );
}

const objects = new Map<string, Buffer>();
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const name = request.url ?? "";
  if (!isSigned(request)) return response.writeHead(403).end("<Code>SignatureDoesNotMatch</Code>");
  if (request.method === "PUT") objects.set(name, Buffer.concat(chunks));
  if (request.method === "DELETE") return response.writeHead(objects.delete(name) ? 204 : 404).end();
  const found = objects.get(name);
  return found ? response.writeHead(200).end(found) : response.writeHead(404).end("<Code>NoSuchKey</Code>");
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const address = server.address();
const endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
const environment = {
  NODE_ENV: "test",
  STORELINE_S3_ENDPOINT: endpoint,
  STORELINE_S3_BUCKET: "photos",
  STORELINE_S3_REGION: "cn-south-1",
  STORELINE_S3_ACCESS_KEY: "key-id",
  STORELINE_S3_SECRET_KEY: secret,
} as const;
const key = `deposit/ab/ab${"0".repeat(30)}.jpg`;

test("photos are kept in a bucket by requests that the store can verify", async () => {
  const storage = storageOf(environment);
  await storage.put(key, Buffer.from([1, 2, 3]));
  expect([...objects.keys()]).toEqual([`/photos/${key}`]);
  expect(await storage.get(key)).toEqual(Buffer.from([1, 2, 3]));
  await storage.remove(key);
  await storage.remove(key);
  expect(await storage.get(key)).toBeUndefined();
});

test("a wrong secret is a defect that says what the store answered; half an S3 is said at once", async () => {
  const stranger = storageOf({ ...environment, STORELINE_S3_SECRET_KEY: "another" });
  await expect(stranger.put(key, Buffer.from("x"))).rejects.toThrow(
    "a write with 403: <Code>SignatureDoesNotMatch",
  );
  expect(() => storageOf({ ...environment, STORELINE_S3_BUCKET: "" })).toThrow("STORELINE_S3_BUCKET is not");
});

test("a name that is not of our own making is never asked for", async () => {
  const local = storageOf({ NODE_ENV: "test", STORELINE_PHOTO_DIR: "/nonexistent" });
  for (const name of ["../../etc/passwd", "deposit/ab/../../x.jpg", `${key}?x=1`]) {
    for (const storage of [local, storageOf(environment)]) {
      await expect(storage.get(name)).rejects.toThrow("not a storage key");
    }
  }
});
