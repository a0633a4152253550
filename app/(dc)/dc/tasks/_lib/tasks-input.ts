import { paramOf, readListParams } from "@/app/_lib/list-params";
import { pickMethods } from "@/server/wave/schema";

const states = ["open", "claimed", "picking", "done"] as const;
type Given = Parameters<typeof readListParams>[0];

/** What the task board asks for, as the URL has it; without a state, everything that has not ended. */
export function tasksInputOf(given: Given) {
  return {
    wave: paramOf(given, "wave"),
    dc: paramOf(given, "dc"),
    zone: paramOf(given, "zone"),
    method: pickMethods.find((one) => one === paramOf(given, "method")),
    status: states.find((one) => one === paramOf(given, "status")),
    cursor: readListParams(given).cursor,
  };
}
