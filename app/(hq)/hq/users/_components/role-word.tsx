"use client";

import { useTranslations } from "next-intl";
import type { Role } from "@/server/shared/roles";

/** A role by the name people use. */
export function RoleWord({ role }: { role: Role }) {
  return useTranslations("common.roles")(role);
}
