import { refusals } from "@/server/shared/domain-error";

/** What the roll-out of packages refuses, in the words people read. */
export const refuse = refusals<{
  "upgrade/unknown-store": { store: string };
  "upgrade/unknown-route": { route: string };
  "upgrade/unknown-group": { group: string };
  "upgrade/archived-group": { group: string };
  "upgrade/unknown-package": { version: string };
  "upgrade/version-taken": { version: string };
  "upgrade/empty": { version: string };
  "upgrade/too-large": { megabytesMax: number };
  "upgrade/no-new-store": { version: string };
  "upgrade/withdrawn": { version: string };
  "upgrade/not-rolled-out": { version: string };
  "upgrade/all-open": { version: string };
  "upgrade/older-version": { version: string; newer: string; stores: number };
  "upgrade/no-lease": { version: string; till: string };
}>({
  "upgrade/unknown-store": {
    status: 404,
    en: (d) => `There is no store ${d.store}. Check the store's code.`,
    zh: (d) => `没有门店 ${d.store}，请核对门店编号。`,
  },
  "upgrade/unknown-route": {
    status: 404,
    en: (d) => `There is no route ${d.route}. Check its code.`,
    zh: (d) => `没有线路 ${d.route}，请核对线路编号。`,
  },
  "upgrade/unknown-group": {
    status: 404,
    en: (d) => `There is no group of stores ${d.group}. Check its code.`,
    zh: (d) => `没有店群 ${d.group}，请核对编号。`,
  },
  "upgrade/archived-group": {
    status: 409,
    en: (d) => `The group of stores ${d.group} is archived. Choose another one, or bring it back.`,
    zh: (d) => `店群 ${d.group} 已归档，请另选店群或先恢复。`,
  },
  "upgrade/unknown-package": {
    status: 404,
    en: (d) => `There is no package ${d.version}.`,
    zh: (d) => `没有升级包 ${d.version}。`,
  },
  "upgrade/version-taken": {
    status: 409,
    en: (d) =>
      `Version ${d.version} has been uploaded with other contents. Give these a version of their own.`,
    zh: (d) => `版本 ${d.version} 已上传过，内容不同。请使用新的版本号。`,
  },
  "upgrade/empty": {
    status: 422,
    en: (d) => `The file for version ${d.version} is empty. Choose the package.`,
    zh: (d) => `版本 ${d.version} 的文件为空，请选择升级包文件。`,
  },
  "upgrade/too-large": {
    status: 422,
    en: (d) => `A package holds ${d.megabytesMax} MB at most.`,
    zh: (d) => `升级包最大 ${d.megabytesMax} MB。`,
  },
  "upgrade/no-new-store": {
    status: 409,
    en: (d) => `Every store of this stage may have ${d.version} already. Choose more stores.`,
    zh: (d) => `本阶段的门店均已获准升级到 ${d.version}，请选择更多门店。`,
  },
  "upgrade/withdrawn": {
    status: 409,
    en: (d) => `Version ${d.version} has been withdrawn. Upload a newer one.`,
    zh: (d) => `版本 ${d.version} 已撤回，请上传更新的版本。`,
  },
  "upgrade/not-rolled-out": {
    status: 409,
    en: (d) => `No store may have ${d.version} yet. Open a stage first.`,
    zh: (d) => `版本 ${d.version} 尚未向任何门店推送，请先开启一个阶段。`,
  },
  "upgrade/all-open": {
    status: 409,
    en: (d) => `Every store may have ${d.version} already.`,
    zh: (d) => `版本 ${d.version} 已向全部门店开放。`,
  },
  "upgrade/older-version": {
    status: 409,
    en: (d) =>
      `${d.version} is older than ${d.newer}, which ${d.stores} of these stores may have or run already: their tills take it only once the newer one is withdrawn. Open the stage all the same, or choose other stores.`,
    zh: (d) =>
      `${d.version} 低于 ${d.newer}，所选门店中有 ${d.stores} 家已获准或已运行该较新版本，只有撤回较新版本后它们才会安装本包。请确认仍要开启，或另选门店。`,
  },
  "upgrade/no-lease": {
    status: 409,
    en: (d) => `Till ${d.till} may not download ${d.version} now. Ask /pos/update again.`,
    zh: (d) => `收银机 ${d.till} 目前不能下载 ${d.version}，请重新询问 /pos/update。`,
  },
});
