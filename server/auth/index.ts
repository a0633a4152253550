export { type Ability, abilities, abilitiesOf, roleIsAbleTo } from "@/server/auth/abilities";
export {
  type Actor,
  handOf,
  isAbleTo,
  mustBeAbleTo,
  mustReachAccount,
  mustReachDc,
  mustReachStore,
  type Role,
  roles,
  systemActor,
} from "@/server/auth/actor";
export { clientAddressOf, stampClientAddress } from "@/server/auth/client-address";
export { changePassword } from "@/server/auth/commands/change-password";
export { createToken } from "@/server/auth/commands/create-token";
export { createUser } from "@/server/auth/commands/create-user";
export { disableUser } from "@/server/auth/commands/disable-user";
export { enableUser } from "@/server/auth/commands/enable-user";
export { resetPassword } from "@/server/auth/commands/reset-password";
export { revokeToken } from "@/server/auth/commands/revoke-token";
export { type SignedInBrowser, type SignInInput, signIn } from "@/server/auth/commands/sign-in";
export { sweepAuth } from "@/server/auth/commands/sweep-auth";
export { cookieOf, cookieOptions, deviceCookieName, sessionCookieName } from "@/server/auth/cookies";
export { hashPassword } from "@/server/auth/password";
export { readSession, type SignedIn, signOut, signOutEverywhere } from "@/server/auth/sessions";
export { forgetTokens, readToken } from "@/server/auth/token-cache";
