export { openDailyCounts } from "@/server/warehouse/commands/open-counts";
