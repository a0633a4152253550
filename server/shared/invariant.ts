/** Stops with a defect (never a refusal) when something that must hold does not. The message is for the log, not for users. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) broken(message);
}

/** The same after a check of one's own: what is reckoned for every line of an order must not write a message first. */
export function broken(message: string): never {
  throw new Error(`Invariant broken: ${message}`);
}
