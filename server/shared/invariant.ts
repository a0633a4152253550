/** Stops with a defect (never a refusal) when something that must hold does not. The message is for the log, not for users. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
