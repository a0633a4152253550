/** Ordering is the start of the flow: nothing calls it but the transports. */
export { cancelOrder, withdrawOrder } from "./commands/end-order";
export { type KeepAnswer, submitOrder } from "./commands/submit-order";
export { getOrder } from "./queries/get-order";
export { listOrders } from "./queries/list-orders";
export { quoteOrder } from "./queries/quote-order";
