import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { senderOf } from "@/server/notify/senders";
import { SmsRefused } from "@/server/notify/senders/sender";
import { tencentSender } from "@/server/notify/senders/tencent-sender";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Asked {
  method?: string;
  url?: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** A provider on this machine that answers what it is told and remembers what it was asked. */
async function provider(status: number, answer: string) {
  const asked: Asked[] = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url, headers } = request;
    asked.push({ method, url, headers, body: Buffer.concat(parts).toString() });
    response.writeHead(status, { "content-type": "application/json" }).end(answer);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { asked, host: `127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
}

const sms = {
  id: "7",
  to: "0755-8300-1001",
  kind: "order.blocked" as const,
  text: 'He said "pay",\n100 & more',
  fill: ["S001", "RO1", "100.00", "10 Mar 16:40"],
};
const never = new AbortController().signal;
const gateway = (host: string, more: Record<string, string> = {}) =>
  senderOf({
    NODE_ENV: "test",
    STORELINE_SMS: "http",
    STORELINE_SMS_URL: `http://${host}/send?n={to}`,
    ...more,
  });

test("the gateway gets address, body and headers as the installation says, encoded for their place", async () => {
  const { asked, host } = await provider(200, "ok 99");
  const sender = gateway(host, { STORELINE_SMS_HEADERS: '{"authorization":"Bearer x"}' });
  expect(await sender.send({ ...sms, to: "+86 1&2" }, never)).toBe("ok 99");
  expect(asked[0]).toMatchObject({ method: "POST", url: "/send?n=%2B86%201%262" });
  expect(asked[0]?.headers.authorization).toBe("Bearer x");
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ to: "+86 1&2", text: sms.text, id: "7" });
});

test("a form's body is encoded as a form", async () => {
  const { asked, host } = await provider(200, "");
  const sender = gateway(host, {
    STORELINE_SMS_HEADERS: '{"Content-Type":"application/x-www-form-urlencoded"}',
    STORELINE_SMS_BODY: "mobile={to}&content={text}",
  });
  await sender.send(sms, never);
  expect(new URLSearchParams(asked[0]?.body).get("content")).toBe(sms.text);
});

test.each([
  [422, "bad number", true],
  [400, "bad number", true],
  [500, "down", false],
  [401, "who are you", false],
  [200, '{"code":1}', false],
])("an answer of %i %s is final: %s", async (status, answer, isFinal) => {
  const { host } = await provider(status, answer);
  const sending = gateway(host, { STORELINE_SMS_ACCEPTED: '"code":0' }).send(sms, never);
  const error = await sending.catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof SmsRefused).toBe(isFinal);
});

const tencent = (host: string) =>
  tencentSender({
    secretId: "id",
    secretKey: "key",
    region: "ap-guangzhou",
    appId: "1400",
    signName: "Storeline",
    templates: { "order.blocked": "55" },
    endpoint: { host, protocol: "http://" },
  });
const answered = (code: string) =>
  JSON.stringify({
    Response: { RequestId: "1", SendStatusSet: [{ SerialNo: "s1", Code: code, Message: "m" }] },
  });

test("Tencent Cloud gets the approved template with its fields, signed", async () => {
  const { asked, host } = await provider(200, answered("Ok"));
  expect(await tencent(host).send(sms, never)).toBe("s1");
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
    PhoneNumberSet: ["075583001001"],
    SmsSdkAppId: "1400",
    SignName: "Storeline",
    TemplateId: "55",
    TemplateParamSet: sms.fill,
    SessionContext: "7",
  });
  expect(asked[0]?.headers["x-tc-action"]).toBe("SendSms");
  expect(asked[0]?.headers.authorization).toMatch(/^TC3-HMAC-SHA256 Credential=id\//);
});

test.each([
  [answered("InvalidParameterValue.IncorrectPhoneNumber"), true],
  [answered("LimitExceeded.PhoneNumberDailyLimit"), false],
  ['{"Response":{"RequestId":"1","Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"m"}}}', false],
])("Tencent Cloud answers %s: final %s", async (answer, isFinal) => {
  const { host } = await provider(200, answer);
  const error = await tencent(host)
    .send(sms, never)
    .catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof SmsRefused).toBe(isFinal);
});

test("a kind without an approved template is final", async () => {
  await expect(tencent("127.0.0.1:1").send({ ...sms, kind: "deposit.rejected" }, never)).rejects.toThrow(
    SmsRefused,
  );
});

test("an installation that is not complete is told what is missing; without a word it is the console", () => {
  expect(senderOf({ NODE_ENV: "test" }).name).toBe("console");
  expect(() => senderOf({ NODE_ENV: "test", STORELINE_SMS: "http" })).toThrow("STORELINE_SMS_URL");
  expect(() => senderOf({ NODE_ENV: "test", STORELINE_SMS: "pigeon" })).toThrow("pigeon");
  expect(() => gateway("x", { STORELINE_SMS_HEADERS: "[1]" })).toThrow("STORELINE_SMS_HEADERS");
});
