import path from "node:path";

/** Where one embedded cluster keeps its things below `dir` (`.data/` for Storeline's own). */
export const layoutOf = (dir: string) => ({
  dir,
  dataDir: path.join(dir, "postgres"),
  logDir: path.join(dir, "log"),
  logFile: path.join(dir, "log", "postgres.log"),
});

export type Layout = ReturnType<typeof layoutOf>;
