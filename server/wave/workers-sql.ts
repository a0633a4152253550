import { texts } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";
import { roleIsAbleTo } from "@/server/auth";
import { roles } from "@/server/shared/roles";

const working = roles.filter((role) => role !== "admin" && roleIsAbleTo(role, "task.work"));

/** Whether the person `u` picks at that DC: a role that works on tasks, not disabled, within their scope. */
export const workersSql = (sql: Sql, dcId: Fragment): Fragment => sql`
  u.role::text = any(${texts(working)}::text[]) and u.disabled_at is null
  and (not exists (select from scopes c where c.user_id = u.id and c.dc_id is not null)
       or exists (select from scopes c where c.user_id = u.id and c.dc_id = ${dcId}))`;
