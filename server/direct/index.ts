export { orderDirect } from "@/server/direct/commands/order-direct";
export { receiveDirect } from "@/server/direct/commands/receive-direct";
