import type { MessageDetails } from "@/server/notify/schema";
import type { Kind } from "./sentences";

/** What a store is told of its tills. */
export const tillKinds: { "till.failing": Kind<MessageDetails["till.failing"]> } = {
  "till.failing": {
    isSms: false,
    say: {
      en: (d) => ({
        title: `Till ${d.till} of ${d.storeName} could not be upgraded`,
        text: `Version ${d.version} failed ${d.failures} times${d.reason ? ` (${d.reason})` : ""}. The till goes on working with what it has. Switch it off and on once; if it fails again, call headquarters.`,
      }),
      zh: (d) => ({
        title: `${d.storeName}的收银机 ${d.till} 升级失败`,
        text: `版本 ${d.version} 已失败 ${d.failures} 次${d.reason ? `（${d.reason}）` : ""}。收银机仍可照常使用。请重启一次；若再失败，请联系总部。`,
      }),
    },
    fill: (d) => [d.store, d.till, d.version],
  },
};
