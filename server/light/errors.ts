import { refusals } from "@/server/shared/domain-error";

type WallOf = { dc: string; zone: string };

export const refuse = refusals({
  "light/not-lit": {
    status: 409,
    en: (d: { lamp: string }) =>
      `Lamp ${d.lamp} is not lit: it was confirmed already, or its task is another's.`,
    zh: (d) => `灯 ${d.lamp} 未点亮：已经确认过，或不属于当前任务。`,
  },
  "light/none-waiting": {
    status: 404,
    en: (d: WallOf) => `Nothing waits to be picked by light in DC ${d.dc}, zone ${d.zone || "–"}.`,
    zh: (d) => `配送中心 ${d.dc} 库区 ${d.zone || "–"} 没有待拣的亮灯任务。`,
  },
  "light/no-round": {
    status: 409,
    en: (d: WallOf) =>
      `No round stands at the put wall of DC ${d.dc}, zone ${d.zone || "–"}. Start the next one, then scan.`,
    zh: (d) => `配送中心 ${d.dc} 库区 ${d.zone || "–"} 的播种墙上没有任务，请先开始任务再扫码。`,
  },
  "light/still-lit": {
    status: 409,
    en: (d: { item: string; addresses: readonly string[] }) =>
      `${d.item} still has to be put at ${d.addresses.join(", ")}. Confirm these lamps, then scan the next item.`,
    zh: (d) => `${d.item} 还有仓位未放：${d.addresses.join("、")}。请先确认这些灯，再扫下一个商品。`,
  },
  "light/not-in-round": {
    status: 422,
    en: (d: { code: string; task: number }) =>
      `No store of task ${d.task} gets ${d.code}. Put it aside; it belongs to another round.`,
    zh: (d) => `任务 ${d.task} 没有门店需要 ${d.code}，请放到一边，它属于其他任务。`,
  },
  "light/all-put": {
    status: 409,
    en: (d: { item: string; task: number }) =>
      `Every store of task ${d.task} has its ${d.item}. What is left goes back to its place.`,
    zh: (d) => `任务 ${d.task} 各门店的 ${d.item} 都已放完，多余的请放回货位。`,
  },
  "light/too-few-positions": {
    status: 409,
    en: (d: { task: number; needed: number; free: number }) =>
      `Task ${d.task} needs ${d.needed} positions at the wall, ${d.free} are free. End another round first, or put it with a scanner.`,
    zh: (d) =>
      `任务 ${d.task} 需要 ${d.needed} 个仓位，播种墙只空 ${d.free} 个。请先结束另一个任务，或用扫描枪播种。`,
  },
  "light/position-busy": {
    status: 409,
    en: (d: { addresses: readonly string[] }) =>
      `A round stands at ${d.addresses.join(", ")}. Take these positions away when it has ended.`,
    zh: (d) => `${d.addresses.join("、")} 正在播种，请在任务结束后再删除这些仓位。`,
  },
  "light/position-elsewhere": {
    status: 422,
    en: (d: { addresses: readonly string[] }) =>
      `${d.addresses.join(", ")} belongs to the wall of another zone, or is named twice. Each lamp has one address.`,
    zh: (d) => `${d.addresses.join("、")} 已属于其他库区的播种墙，或写了两次；每个灯只能有一个地址。`,
  },
  "light/unreadable-range": {
    status: 422,
    en: (d: { text: string }) =>
      `"${d.text}" is no row of positions. Write it like P-01..P-24, of one thousand at most.`,
    zh: (d) => `“${d.text}”不是一排仓位，请写成 P-01..P-24，最多一千个。`,
  },
});
