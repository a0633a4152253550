import { z } from "zod";
import { roles } from "@/server/shared/roles";

/** Codes as a person types them: "S001, S002 S003". */
const codesText = z.string().max(5_000);

/** Role and reach, as the forms of people and tokens hold them. */
export const reachFields = { role: z.enum(roles), stores: codesText, accounts: codesText, dcs: codesText };

export const emptyReach = { stores: "", accounts: "", dcs: "" };

const codesOf = (text: string) => text.split(/[\s,，、;；]+/).filter((code) => code !== "");

/** The typed codes as a command takes them. */
export function scopeOf(values: { stores: string; accounts: string; dcs: string }) {
  return { stores: codesOf(values.stores), accounts: codesOf(values.accounts), dcs: codesOf(values.dcs) };
}
