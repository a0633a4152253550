/** A version as its four numbers, the missing ones 0: "2.10" is [2, 10, 0, 0], so 2.10 comes after 2.9 and equals 2.10.0. */
export function versionKey(version: string): number[] {
  const numbers = version.split(".").map(Number);
  return [0, 1, 2, 3].map((index) => numbers[index] ?? 0);
}

/** Below zero when the first version is older, above when it is newer. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [versionKey(one), versionKey(other)];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
