import process from "node:process";
import postgres from "postgres";
import { askOf, childOf, type loadGenerator } from "./load";

/** What the machine gives at best, at each number of clients, in this very run. */
export interface Floors {
  commitsPerSecond: Record<number, number>;
  selectsOverHttpPerSecond: Record<number, number>;
}

const FLOOR_DATABASE = "bench_floor";

/** Measures both floors on a database of their own in the cluster that serves the application. */
export async function measureFloors(
  databaseUrl: string,
  generator: ReturnType<typeof loadGenerator>,
  clientCounts: readonly number[],
  seconds: number,
): Promise<Floors> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(FLOOR_DATABASE)}`;
  await sql.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${FLOOR_DATABASE}`;
  const child = (file: string) => childOf(file, { ...process.env, DATABASE_URL: url.href });
  const committer = child("floor-commits.ts");
  const server = child("floor-server.ts");
  const port = await askOf<number>(server, { start: true });
  const floors: Floors = { commitsPerSecond: {}, selectsOverHttpPerSecond: {} };
  const answers = (clients: number, forSeconds: number) =>
    generator.run({ port, clients, seconds: forSeconds, method: "GET", path: "/", bodies: [], offset: 0 });
  await answers(8, 1);
  for (const clients of clientCounts) {
    floors.commitsPerSecond[clients] = await askOf<number>(committer, { clients, seconds });
    const load = await answers(clients, seconds);
    floors.selectsOverHttpPerSecond[clients] = load.requests / load.seconds;
  }
  committer.disconnect();
  server.disconnect();
  return floors;
}
