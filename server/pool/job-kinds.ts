import type { Ability } from "@/server/auth";

/** What is done as a job where it is thousands of lines: the runs, the release, the approval. */
export type JobKind = "generate" | "template" | "supplement" | "release" | "approve";

/** Who may ask for it, and take it back. */
export const abilityOfJob: Record<JobKind, Ability> = {
  generate: "wave.generate",
  template: "wave.generate",
  supplement: "wave.generate",
  release: "wave.release",
  approve: "delivery.approve",
};
