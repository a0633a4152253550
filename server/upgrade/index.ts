export { openStage } from "@/server/upgrade/commands/open-stage";
export { pollUpdate } from "@/server/upgrade/commands/poll-update";
export { reportUpdate } from "@/server/upgrade/commands/report-update";
export { setRollout } from "@/server/upgrade/commands/set-rollout";
export { sweepPackageParts } from "@/server/upgrade/commands/sweep-package-parts";
export { uploadPackage } from "@/server/upgrade/commands/upload-package";
