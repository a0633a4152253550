import { z } from "zod";
import { abilitiesOf } from "@/server/auth/abilities";
import { changePassword } from "@/server/auth/commands/change-password";
import { createToken } from "@/server/auth/commands/create-token";
import { createUser } from "@/server/auth/commands/create-user";
import { disableUser } from "@/server/auth/commands/disable-user";
import { enableUser } from "@/server/auth/commands/enable-user";
import { resetPassword } from "@/server/auth/commands/reset-password";
import { revokeToken } from "@/server/auth/commands/revoke-token";
import { listTokens } from "@/server/auth/queries/list-tokens";
import { listUsers } from "@/server/auth/queries/list-users";
import {
  changePasswordInput,
  createTokenInput,
  createUserInput,
  resetPasswordInput,
  tokenIdInput,
  userLoginInput,
} from "@/server/auth/schema";
import { signOutEverywhere } from "@/server/auth/sessions";
import { command, procedure, router, unstoredCommand } from "@/server/trpc/init";

const usersRouter = router({
  list: procedure("user.manage").query(({ ctx }) => listUsers(ctx.db, ctx.actor)),
  create: unstoredCommand("user.manage", createUserInput, ({ db, actor, input, now }) =>
    createUser(db, actor, input, now),
  ),
  disable: command("user.manage", userLoginInput, ({ db, actor, input, now }) =>
    disableUser(db, actor, input, now),
  ),
  enable: command("user.manage", userLoginInput, ({ db, actor, input, now }) =>
    enableUser(db, actor, input, now),
  ),
  resetPassword: unstoredCommand("user.manage", resetPasswordInput, ({ db, actor, input, now }) =>
    resetPassword(db, actor, input, now),
  ),
});

const tokensRouter = router({
  list: procedure("token.manage").query(({ ctx }) => listTokens(ctx.db, ctx.actor)),
  create: unstoredCommand("token.manage", createTokenInput, ({ db, actor, input, now }) =>
    createToken(db, actor, input, now),
  ),
  revoke: command("token.manage", tokenIdInput, ({ db, actor, input, now }) =>
    revokeToken(db, actor, input, now),
  ),
});

export const authRouter = router({
  /** Who is signed in and what their role may do: for the shell, which hides what would be refused. */
  me: procedure(null).query(({ ctx }) => {
    const { name, role } = ctx.actor;
    return { login: ctx.person.login, name, role, abilities: abilitiesOf[role] };
  }),
  changePassword: unstoredCommand(null, changePasswordInput, ({ db, actor, input, now }) =>
    changePassword(db, actor, input, now),
  ),
  signOutEverywhere: unstoredCommand(null, z.strictObject({}), ({ db, actor }) =>
    signOutEverywhere(db, actor.id),
  ),
  users: usersRouter,
  tokens: tokensRouter,
});
