/** A category in a picture: its letter, its name, its colours. The letter says it where colours cannot. */
export interface CategoryLook {
  category: string;
  name: string;
  letter: string;
  className: string;
}

const tones = [
  "border-accent bg-accent-soft text-accent",
  "border-information bg-information-soft text-information",
  "border-attention bg-attention-soft text-attention",
  "border-done bg-done-soft text-done",
  "border-line-strong bg-sunken text-text",
];

/** The categories of some windows in the order in which they come, each with a look of its own. */
export function looksOf(
  categories: readonly string[],
  nameOf: (category: string) => string,
): Map<string, CategoryLook> {
  const distinct = [...new Set(categories)];
  return new Map(
    distinct.map((category, index) => [
      category,
      {
        category,
        name: nameOf(category),
        letter: String.fromCharCode(65 + (index % 26)),
        className: tones[index % tones.length] ?? "",
      },
    ]),
  );
}
