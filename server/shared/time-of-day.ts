/** Minutes after midnight as "08:30"; past midnight as the time of the next day. */
export function timeOfDay(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** "08:30", checked before, as minutes after midnight. */
export function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
