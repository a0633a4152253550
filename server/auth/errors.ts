import { refusals } from "@/server/shared/domain-error";

const targets = {
  store: { en: "store", zh: "门店" },
  dc: { en: "distribution centre", zh: "配送中心" },
  account: { en: "account", zh: "账户" },
};

export const refuse = refusals({
  "auth/forbidden": {
    status: 403,
    en: (d: { role: string; ability: string }) => `The role ${d.role} may not do this (${d.ability}).`,
    zh: (d) => `角色 ${d.role} 无权执行此操作（${d.ability}）。`,
  },
  "auth/out-of-scope": {
    status: 403,
    en: (d: { kind: keyof typeof targets }) => `This ${targets[d.kind].en} is outside your scope.`,
    zh: (d) => `该${targets[d.kind].zh}不在您的权限范围内。`,
  },
  "auth/wrong-credentials": {
    status: 422,
    en: () => "The login or the password is not right.",
    zh: () => "用户名或密码不正确。",
  },
  "auth/wrong-password": {
    status: 422,
    en: () => "The current password is not right.",
    zh: () => "当前密码不正确。",
  },
  "auth/throttled": {
    status: 429,
    en: (d: { retryAfterSeconds: number }) =>
      `Too many failed attempts from here. Try again in ${d.retryAfterSeconds} seconds.`,
    zh: (d) => `此处登录失败次数过多，请在 ${d.retryAfterSeconds} 秒后重试。`,
  },
  "auth/login-taken": {
    status: 409,
    en: (d: { login: string }) => `The login ${d.login} is already in use.`,
    zh: (d) => `用户名 ${d.login} 已被使用。`,
  },
  "auth/unknown-user": {
    status: 404,
    en: (d: { login: string }) => `There is no user ${d.login}.`,
    zh: (d) => `用户 ${d.login} 不存在。`,
  },
  "auth/unknown-token": {
    status: 404,
    en: (d: { tokenId: number }) => `There is no token ${d.tokenId}.`,
    zh: (d) => `令牌 ${d.tokenId} 不存在。`,
  },
  "auth/unknown-scope": {
    status: 422,
    en: (d: { codes: readonly string[] }) => `Not found: ${d.codes.join(", ")}.`,
    zh: (d) => `未找到：${d.codes.join("、")}。`,
  },
  "auth/not-yourself": {
    status: 422,
    en: () => "You cannot disable your own user.",
    zh: () => "不能停用自己的账号。",
  },
});
