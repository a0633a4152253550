import { command, procedure, router } from "@/server/trpc/init";
import { openStage } from "@/server/upgrade/commands/open-stage";
import { pausePackage } from "@/server/upgrade/commands/pause-package";
import { setRollout } from "@/server/upgrade/commands/set-rollout";
import { withdrawPackage } from "@/server/upgrade/commands/withdraw-package";
import { readRollout } from "@/server/upgrade/lock-rollout";
import { getUpgrade } from "@/server/upgrade/queries/get-upgrade";
import { listTills } from "@/server/upgrade/queries/list-tills";
import { listUpgrades } from "@/server/upgrade/queries/list-upgrades";
import {
  listTillsInput,
  openStageInput,
  packageRef,
  pausePackageInput,
  rolloutInput,
  withdrawPackageInput,
} from "@/server/upgrade/schema";

/** What headquarters roll out to tills. */
export const upgradeRouter = router({
  list: procedure("upgrade.read").query(({ ctx }) => listUpgrades(ctx.db, ctx.actor)),
  get: procedure("upgrade.read")
    .input(packageRef)
    .query(({ ctx, input }) => getUpgrade(ctx.db, ctx.actor, input, ctx.now())),
  tills: procedure("upgrade.read")
    .input(listTillsInput)
    .query(({ ctx, input }) => listTills(ctx.db, ctx.actor, input, ctx.now())),
  rollout: procedure("upgrade.read").query(({ ctx }) => readRollout(ctx.db)),
  openStage: command("upgrade.manage", openStageInput, ({ db, actor, input, now }) =>
    openStage(db, actor, input, now),
  ),
  pause: command("upgrade.manage", pausePackageInput, ({ db, actor, input, now }) =>
    pausePackage(db, actor, input, now),
  ),
  withdraw: command("upgrade.manage", withdrawPackageInput, ({ db, actor, input, now }) =>
    withdrawPackage(db, actor, input, now),
  ),
  configure: command("upgrade.manage", rolloutInput, ({ db, actor, input, now }) =>
    setRollout(db, actor, input, now),
  ),
});
