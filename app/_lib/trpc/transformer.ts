import superjson, { type SuperJSONResult } from "superjson";

/**
 * How values travel: as superjson says. What is plain JSON anyway, such as an order of hundreds of lines, goes as it is, which
 * is the same on the wire and asks for no second look at each of its values.
 */
export const transformer = {
  serialize: (value: unknown): SuperJSONResult =>
    isPlain(value) ? { json: value as SuperJSONResult["json"] } : superjson.serialize(value),
  deserialize: superjson.deserialize.bind(superjson),
};

/** Whether JSON has a word for every value in it, the same object nowhere twice aside. */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object":
      if (value === null) return true;
      if (Array.isArray(value)) return value.every(isPlain);
      return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
    default:
      return false;
  }
}
