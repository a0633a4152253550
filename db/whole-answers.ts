import type postgres from "postgres";

/** What of a query of the driver is touched here; its types leave it out. */
interface DriverQuery {
  executed: boolean;
  resolve: (answer: unknown) => void;
  handle: () => Promise<void>;
}

const patched = new WeakSet<object>();

/**
 * Gives every answer of the driver all its rows from the first place on. When a statement is refused after its first rows, the driver
 * (postgres.js 3.4.9) goes on counting where it was: the rows of the next answer of that connection stand behind holes, and
 * whoever reads the first finds nothing, such as an order its store. The holes are cut off when the answer comes.
 */
export function keepAnswersWhole(client: postgres.Sql): void {
  const query = Object.getPrototypeOf(client.unsafe("")) as DriverQuery;
  if (patched.has(query)) return;
  patched.add(query);
  const { handle } = query;
  query.handle = function (this: DriverQuery) {
    if (!this.executed) {
      const { resolve } = this;
      this.resolve = (answer) => resolve(withoutHoles(answer));
    }
    return handle.call(this);
  };
}

function withoutHoles(answer: unknown): unknown {
  if (!Array.isArray(answer) || answer.length === 0 || 0 in answer) return answer;
  answer.splice(0, Number(Object.keys(answer)[0] ?? answer.length));
  return answer;
}
