import { refusals } from "@/server/shared/domain-error";

/** What the directory of stores refuses. */
export const refuse = refusals<{ "store/unknown": { store: string } }>({
  "store/unknown": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
});
