import { createServer } from "node:http";
import { createToken, systemActor } from "@/server/auth";
import { createTokenInput } from "@/server/auth/schema";
import { endpoints } from "@/server/rest/endpoints";
import { createRestHandler } from "@/server/rest/handler";
import { type RestClient, restClient } from "./rest-client";
import { freshDatabase } from "./test-database";

export type RestWorld = Awaited<ReturnType<typeof restWorld>>;

interface Scope {
  stores?: string[];
  dcs?: string[];
  accounts?: string[];
}

/**
 * The interface as machines meet it, on an empty database of its own: real HTTP, real tokens, `X-Now` allowed. `as`
 * answers a caller with a new token of that role.
 */
export async function restWorld() {
  const { db, close } = await freshDatabase(8);
  const environment = { NODE_ENV: "test", ALLOW_TIME_TRAVEL: "1", STORELINE_REHEARSAL: "1" } as const;
  const handle = createRestHandler({ db, endpoints, environment });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const clients: RestClient[] = [];

  async function as(role: string, { stores = [], dcs = [], accounts = [] }: Scope = {}) {
    const input = createTokenInput.parse({ role, name: `Test ${role}`, scope: { stores, dcs, accounts } });
    const { token } = await createToken(db, systemActor, input, new Date());
    const client = restClient({ url, token, connections: 32 });
    clients.push(client);
    return client;
  }

  return {
    url,
    db,
    as,
    hq: await as("hq"),
    owner: await as("owner"),
    planner: await as("planner"),
    finance: await as("finance"),
    close: async () => {
      for (const client of clients) client.close();
      await new Promise((resolve) => server.close(resolve));
      await close();
    },
  };
}
