import type { MessageKind } from "@/server/notify/schema";

/** A text on its way to a phone. */
export interface Sms {
  /** The same for every try: a provider that knows it sends once. */
  id: string;
  to: string;
  kind: MessageKind;
  text: string;
  /** What a provider's approved template of the kind is filled with. */
  fill: string[];
}

/** Whoever brings texts to phones. */
export interface SmsSender {
  name: string;
  /** Answers what the provider calls it. Throws `SmsRefused` when trying again is useless, anything else when it may help. */
  send(sms: Sms, signal: AbortSignal): Promise<string>;
}

/** The provider answers, and will never take this one: a number that cannot be, a template that it does not know. */
export class SmsRefused extends Error {
  override readonly name = "SmsRefused";
}
