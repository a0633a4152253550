import { z } from "zod";
import { consoleSender } from "@/server/notify/senders/console-sender";
import { httpSender } from "@/server/notify/senders/http-sender";
import type { SmsSender } from "@/server/notify/senders/sender";
import { tencentSender } from "@/server/notify/senders/tencent-sender";

const words = z.record(z.string(), z.string());
const standardBody = '{"to":"{to}","text":"{text}","id":"{id}"}';

/**
 * The sender that the environment names in `STORELINE_SMS`: `http`, `tencent`, else the console. One that is named and not
 * complete is a defect of the installation and said at once.
 */
export function senderOf(environment: NodeJS.ProcessEnv): SmsSender {
  const name = environment.STORELINE_SMS || "console";
  const needed = (variable: string) => {
    const value = environment[variable];
    if (!value) throw new Error(`STORELINE_SMS is ${name}, ${variable} is not set.`);
    return value;
  };
  if (name === "console") return consoleSender();
  if (name === "http") {
    const accepted = environment.STORELINE_SMS_ACCEPTED;
    return httpSender({
      url: needed("STORELINE_SMS_URL"),
      method: environment.STORELINE_SMS_METHOD === "GET" ? "GET" : "POST",
      body: environment.STORELINE_SMS_BODY || standardBody,
      headers: wordsOf(environment, "STORELINE_SMS_HEADERS"),
      accepted: accepted ? new RegExp(accepted) : undefined,
    });
  }
  if (name === "tencent")
    return tencentSender({
      secretId: needed("STORELINE_SMS_TENCENT_ID"),
      secretKey: needed("STORELINE_SMS_TENCENT_KEY"),
      region: environment.STORELINE_SMS_TENCENT_REGION || "ap-guangzhou",
      appId: needed("STORELINE_SMS_TENCENT_APP"),
      signName: needed("STORELINE_SMS_TENCENT_SIGN"),
      templates: wordsOf(environment, "STORELINE_SMS_TENCENT_TEMPLATES"),
    });
  throw new Error(`STORELINE_SMS is ${name}: it may be console, http or tencent.`);
}

function wordsOf(environment: NodeJS.ProcessEnv, variable: string): Record<string, string> {
  const text = environment[variable];
  if (!text) return {};
  try {
    return words.parse(JSON.parse(text));
  } catch {
    throw new Error(`${variable} must be a JSON object of texts, such as {"name":"value"}.`);
  }
}
