export { fillFacesDaily } from "@/server/warehouse/commands/fill-faces";
export { openDailyCounts } from "@/server/warehouse/commands/open-counts";
export { putAwayLeft } from "@/server/warehouse/put-away-left";
export {
  isComplete,
  judgeBlind,
  judgeReceipt,
  type OrderedLine,
  quantitiesOf,
} from "@/server/warehouse/rules/receipts";
export { usualSettings } from "@/server/warehouse/rules/settings";
