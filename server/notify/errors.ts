import { refusals } from "@/server/shared/domain-error";

/** What the messages refuse, in the words people read. */
export const refuse = refusals<{
  "message/unknown": { message: number };
  "message/store-unknown": { store: string };
  "message/not-failed": { message: number; state: string };
  "message/no-phone": { message: number };
}>({
  "message/unknown": {
    status: 404,
    en: (d) => `There is no message ${d.message} for you.`,
    zh: (d) => `没有编号为 ${d.message} 的消息，或它不是发给您的。`,
  },
  "message/store-unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "message/not-failed": {
    status: 409,
    en: (d) =>
      `Message ${d.message} has not failed: its SMS is ${d.state}. Only failed ones are sent again by hand.`,
    zh: (d) => `消息 ${d.message} 的短信状态为 ${d.state}，并未失败；只有失败的短信可以手动重发。`,
  },
  "message/no-phone": {
    status: 422,
    en: (d) => `Message ${d.message} has nobody to go to: enter the store's phone number first.`,
    zh: (d) => `消息 ${d.message} 没有可用的号码：请先为门店填写电话。`,
  },
});
