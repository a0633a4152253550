import { log } from "@/server/log";
import type { SmsSender } from "@/server/notify/senders/sender";

/** For development and demonstrations: the text goes into the log and nowhere else. */
export function consoleSender(): SmsSender {
  return {
    name: "console",
    send: async ({ id, to, text }) => {
      log.info({ id, to, text }, "sms");
      return "";
    },
  };
}
