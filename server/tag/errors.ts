import { refusals } from "@/server/shared/domain-error";

/** What asking for tags refuses, in the words people read. */
export const refuse = refusals<{
  "tag/unknown": { tag: number };
  "tag/not-pending": { tag: number; status: string };
  "tag/not-electronic": { store: string };
}>({
  "tag/unknown": {
    status: 404,
    en: (d) => `There is no tag ${d.tag}.`,
    zh: (d) => `没有价签 ${d.tag}。`,
  },
  "tag/not-pending": {
    status: 409,
    en: (d) => `Tag ${d.tag} is ${d.status}; it does not wait in the pool any more.`,
    zh: (d) => `价签 ${d.tag} ${zhStates[d.status] ?? d.status}，已不在价签池中。`,
  },
  "tag/not-electronic": {
    status: 409,
    en: (d) => `Store ${d.store} has paper tags; nothing is shown electronically.`,
    zh: (d) => `门店 ${d.store} 使用纸质价签，没有电子价签。`,
  },
});

const zhStates: Record<string, string> = {
  printed: "已打印",
  shipped: "已发货",
  closed: "已到店",
  superseded: "已被替代",
  cancelled: "已取消",
};
