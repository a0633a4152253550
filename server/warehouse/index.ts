export { fillFacesDaily } from "@/server/warehouse/commands/fill-faces";
export { openDailyCounts } from "@/server/warehouse/commands/open-counts";
