import { type Sms, SmsRefused, type SmsSender } from "@/server/notify/senders/sender";

export interface GatewayOptions {
  /** May hold {to}, {text}, {id} and {kind}, which are encoded for an address. */
  url: string;
  method: "GET" | "POST";
  /** The same, encoded for JSON or for a form, as the content type says. */
  body: string;
  headers: Record<string, string>;
  /** What the answer's text must match besides a status of success: many gateways say no with 200. */
  accepted?: RegExp;
}

/** Answers that no later try would change: the gateway has read the request and takes this number or text never. */
const refusedFor = new Set([400, 410, 413, 422]);
const receiptMax = 200;

/** Any gateway that takes one text per HTTP request; address, body and headers are templates of the installation. */
export function httpSender({ url, method, body, headers, accepted }: GatewayOptions): SmsSender {
  const isForm = Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === "content-type" && value.includes("x-www-form-urlencoded"),
  );
  return {
    name: "http",
    send: async (sms, signal) => {
      const response = await fetch(filled(url, sms, encodeURIComponent), {
        method,
        headers: { "content-type": "application/json", ...headers },
        body: method === "GET" ? undefined : filled(body, sms, isForm ? encodeURIComponent : inJson),
        redirect: "error",
        signal,
      });
      const answer = (await response.text()).slice(0, receiptMax);
      const said = `HTTP ${response.status} ${answer}`.trim();
      if (refusedFor.has(response.status)) throw new SmsRefused(said);
      if (!response.ok || (accepted && !accepted.test(answer))) throw new Error(said);
      return answer;
    },
  };
}

const filled = (template: string, sms: Sms, encode: (text: string) => string) =>
  template.replace(/\{(to|text|id|kind)\}/g, (_, name: "to" | "text" | "id" | "kind") => encode(sms[name]));

/** Between the quotes of a JSON template. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
