export { type DayRule, matchesDay, parseDayRule } from "./day-rule";
export {
  differencesOf,
  isSameContent,
  type LineContent,
  type LineDifference,
} from "./differences";
export { graceMs, linesForCategory, nextStart, openingAt, versionsInForce } from "./openings";
export { type LatePermit, permitAt } from "./permits";
export { changedDays, type DayChange, type DayPicture, picture } from "./pictures";
export { type HolidayCalendar, type Hours, hoursOn, noHolidays, type WindowLine } from "./start-of-day";
export {
  judgeWindow,
  type OrderingCalendar,
  type WindowedLine,
  type WindowLimit,
  type WindowReason,
  type WindowUsage,
  type WindowVerdict,
} from "./window";
