export { collectReturn } from "@/server/returns/commands/collect-return";
export { receiveReturn } from "@/server/returns/commands/receive-return";
export { submitReturn } from "@/server/returns/commands/submit-return";
