import process from "node:process";
import { getDb } from "@/db/client";
import { startLoop } from "@/server/jobs/loop";
import { logDefect } from "@/server/log";
import { type Sending, sendDue } from "@/server/notify/commands/send-due";
import { newBreaker } from "@/server/notify/rules/breaker";
import { senderOf } from "@/server/notify/senders";

/**
 * Brings out what the outbox holds, two seconds after it was written. A sender whose environment is not complete is logged and
 * nothing is sent: everything else in this process goes on, and the messages wait.
 */
export function startSending(): () => Promise<void> {
  const sending = sendingOf(process.env);
  if (!sending) return async () => {};
  return startLoop(2_000, "sending messages", (now) => sendDue(getDb(), sending, now));
}

function sendingOf(environment: NodeJS.ProcessEnv): Sending | undefined {
  try {
    return {
      sender: senderOf(environment),
      breaker: newBreaker(),
      locale: environment.STORELINE_SMS_LOCALE === "en" ? "en" : "zh",
      site: (environment.STORELINE_URL ?? "").replace(/\/+$/, ""),
    };
  } catch (error) {
    logDefect(error, "the sender of messages");
    return undefined;
  }
}
