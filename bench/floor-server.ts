// The floor of one answer over HTTP: the least server that asks PostgreSQL something before it answers.
import { createServer } from "node:http";
import process from "node:process";
import postgres from "postgres";

const sql = postgres(String(process.env.DATABASE_URL), { max: 8, onnotice: () => {} });
const server = createServer((_request, response) => {
  sql`select 1 as one`.then((rows) => {
    const body = JSON.stringify(rows);
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
    response.end(body);
  });
});
process.on("message", () => {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ result: typeof address === "object" ? address?.port : undefined });
  });
});
process.on("disconnect", () => process.exit(0));
