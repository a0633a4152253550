/** 100 × 60 and 60 × 40 mm. */
export type LabelSize = "large" | "small";

export const labelSizes = {
  large: { width: 100, height: 60 },
  small: { width: 60, height: 40 },
} as const satisfies Record<LabelSize, { width: number; height: number }>;

/** The size that an address asks for; the large one unless it says small. */
export const labelSizeOf = (value: string | string[] | undefined): LabelSize =>
  value === "small" ? "small" : "large";

/** The rule that makes the browser's paper as large as the label. */
export function pageRule(size: LabelSize): string {
  const { width, height } = labelSizes[size];
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
}
