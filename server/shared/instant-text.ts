const companyOffsetMinutes = 8 * 60;

/** An instant as the interface writes it: ISO 8601 in the company's zone, "2026-11-23T16:00:00+08:00". */
export function instantText(instant: Date): string {
  const local = new Date(instant.getTime() + companyOffsetMinutes * 60_000).toISOString();
  return `${local.slice(0, local.endsWith(".000Z") ? 19 : 23)}+08:00`;
}
