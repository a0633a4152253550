// The floor of one commit: a single-row insert per transaction through postgres.js, from so many clients at once.
import process from "node:process";
import postgres from "postgres";

export interface CommitJob {
  clients: number;
  seconds: number;
}

async function run({ clients, seconds }: CommitJob): Promise<number> {
  const sql = postgres(String(process.env.DATABASE_URL), { max: clients, onnotice: () => {} });
  await sql`create table if not exists floor (id bigint generated always as identity primary key, note text not null)`;
  await Promise.all(Array.from({ length: clients }, () => sql`select 1`));
  const started = performance.now();
  let commits = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - started < seconds * 1000) {
        await sql`insert into floor (note) values ('one row, one commit')`;
        commits += 1;
      }
    }),
  );
  const rate = commits / ((performance.now() - started) / 1000);
  await sql.end();
  return rate;
}

process.on("message", (job: CommitJob) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on("disconnect", () => process.exit(0));
