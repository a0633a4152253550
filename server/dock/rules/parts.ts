interface Parts {
  dc?: string;
  zone?: string;
  route?: string;
  label?: string;
}

/** What of a wave's paper is meant, as the log names it: empty for all. */
export function partOf({ dc, zone, route, label }: Parts): string {
  if (label !== undefined) return label.trim().toUpperCase();
  return Object.entries({ dc, zone, route })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}:${value}`)
    .join(" ");
}

/** The way back: what a line of the log was a print of. */
export function readPart(part: string): Parts {
  if (part === "") return {};
  if (!part.includes(":")) return { label: part };
  return Object.fromEntries(
    [...part.matchAll(/(dc|zone|route):(.*?)(?= (?:dc|zone|route):|$)/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
}
