export { type ClosedPeriod, closePeriod } from "@/server/period/commands/close-period";
export { daysOf, firstOf, type Month, monthOf, monthText } from "@/server/period/rules/months";
