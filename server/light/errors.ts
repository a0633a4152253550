import { refusals } from "@/server/shared/domain-error";

export const refuse = refusals({
  "light/not-lit": {
    status: 409,
    en: (d: { lamp: string }) =>
      `Lamp ${d.lamp} is not lit: it was confirmed already, or its task is another's.`,
    zh: (d) => `灯 ${d.lamp} 未点亮：已经确认过，或不属于当前任务。`,
  },
  "light/none-waiting": {
    status: 404,
    en: (d: { dc: string; zone: string }) =>
      `Nothing waits to be picked by light in DC ${d.dc}, zone ${d.zone || "–"}.`,
    zh: (d) => `配送中心 ${d.dc} 库区 ${d.zone || "–"} 没有待拣的亮灯任务。`,
  },
});
