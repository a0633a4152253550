import type { MessageKind } from "@/server/notify/schema";
import { type Sms, SmsRefused, type SmsSender } from "@/server/notify/senders/sender";

export interface TencentOptions {
  secretId: string;
  secretKey: string;
  region: string;
  appId: string;
  signName: string;
  /** The approved template of each kind; a kind without one is not sent. */
  templates: Partial<Record<MessageKind, string>>;
  /** Another address than the provider's own. */
  endpoint?: { host: string; protocol: "http://" | "https://" };
}

/** Answers about this number or text, which no later try would change. */
const refusedFor =
  /^(InvalidParameterValue\.(IncorrectPhoneNumber|TemplateParameterFormatError|TemplateParameterLengthLimit|ContentLengthLimit)|FailedOperation\.(PhoneNumberInBlacklist|ContainSensitiveWord)|UnsupportedOperation\.)/;
const timeoutSeconds = 5;

/** Tencent Cloud SMS, by its own client, which is loaded when the first text is sent. */
export function tencentSender(options: TencentOptions): SmsSender {
  let client: ReturnType<typeof clientOf> | undefined;
  return {
    name: "tencent",
    send: async (sms) => {
      const template = options.templates[sms.kind];
      if (!template) throw new SmsRefused(`no template for ${sms.kind}`);
      client ??= clientOf(options);
      const answer = await (await client).SendSms(requestOf(options, template, sms)).catch(explained);
      const status = answer.SendStatusSet?.[0];
      if (status?.Code === "Ok") return status.SerialNo ?? "";
      throw problem(status?.Code ?? "", status?.Message ?? "no answer for the number");
    },
  };
}

async function clientOf({ secretId, secretKey, region, endpoint }: TencentOptions) {
  const { sms } = await import("tencentcloud-sdk-nodejs-sms");
  return new sms.v20210111.Client({
    credential: { secretId, secretKey },
    region,
    profile: {
      httpProfile: {
        reqTimeout: timeoutSeconds,
        ...(endpoint && { endpoint: endpoint.host, protocol: endpoint.protocol }),
      },
    },
  });
}

const requestOf = (options: TencentOptions, template: string, sms: Sms) => ({
  PhoneNumberSet: [sms.to.replace(/[^+\d]/g, "")],
  SmsSdkAppId: options.appId,
  SignName: options.signName,
  TemplateId: template,
  TemplateParamSet: sms.fill,
  SessionContext: sms.id,
});

function explained(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  throw problem(code, error instanceof Error ? error.message : String(error));
}

const problem = (code: string, message: string) => {
  const said = `${code} ${message}`.trim();
  return refusedFor.test(code) ? new SmsRefused(said) : new Error(said);
};
