/** What people are told: every domain writes messages in its own transactions, the worker brings out what leaves the house. */
export { markAllRead, markRead } from "@/server/notify/commands/mark-read";
export { sweepMessages } from "@/server/notify/commands/sweep-messages";
export { type NewMessage, notify, type Recipient } from "@/server/notify/notify";
export { listInbox } from "@/server/notify/queries/list-inbox";
