/** Hundredths of a percent as people write them: 6667 is "66.67", 500 is "5". */
export function percentOfBp(bp: number): string {
  const [whole, decimals = ""] = [
    Math.floor(bp / 100),
    String(bp % 100)
      .padStart(2, "0")
      .replace(/0+$/, ""),
  ];
  return decimals === "" ? String(whole) : `${whole}.${decimals}`;
}

/** A percentage from 0 to 100 with up to two decimals in hundredths of a percent; undefined for anything else. */
export function bpOfPercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const bp = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return bp <= 10_000 ? bp : undefined;
}
