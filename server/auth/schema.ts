import { z } from "zod";
import { roles } from "@/server/shared/roles";

const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,63}$/);
const newPassword = z.string().min(10).max(200);
const codes = z.array(z.string().min(1).max(40)).max(500).default([]);

/** Where a user or token may act, by business codes; nothing of a kind means everything the role may see. */
export const scopeInput = z.strictObject({ stores: codes, dcs: codes, accounts: codes });
export type ScopeInput = z.infer<typeof scopeInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const createUserInput = z.strictObject({
  login,
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles),
  password: newPassword,
  scope: scopeInput.prefault({}),
});
export type CreateUserInput = z.input<typeof createUserInput>;

export const userLoginInput = z.strictObject({ login });

export const resetPasswordInput = z.strictObject({ login, newPassword });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles),
  scope: scopeInput.prefault({}),
});
export type CreateTokenInput = z.input<typeof createTokenInput>;

export const tokenIdInput = z.strictObject({ tokenId: z.number().int().positive() });
