import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addStubs, findInLock } from "./fix-lock.mjs";

const { packages } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "..", "package-lock.json"), "utf8"),
);

// Guarantees that `npm ci` accepts the lock on every machine: it wants each optional dependency named.
test("every optional dependency in package-lock.json resolves inside it", () => {
  const missing = Object.entries<{ optionalDependencies?: Record<string, string> }>(packages).flatMap(
    ([from, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => findInLock(packages, from, name) === undefined,
      ),
  );
  expect(missing).toEqual([]);
});

test("no entry points at one particular registry", () => {
  const pinned = Object.entries<{ resolved?: string }>(packages).filter(([, entry]) =>
    entry.resolved?.startsWith("http"),
  );
  expect(pinned.map(([name]) => name)).toEqual([]);
});

test("a stub tells npm for which machine it is", () => {
  const lock = {
    "node_modules/tool": {
      dev: true,
      optionalDependencies: { "@tool/linux-x64-musl": "1.2.3", "@tool/win32-arm64": "^2.0.0" },
    },
  };
  expect(addStubs(lock)).toEqual(["@tool/linux-x64-musl", "@tool/win32-arm64"]);
  expect(lock).toMatchObject({
    "node_modules/@tool/linux-x64-musl": {
      version: "1.2.3",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
    "node_modules/@tool/win32-arm64": { version: "2.0.0", os: ["win32"], cpu: ["arm64"] },
  });
});

test("a package finds its own copy before the common one", () => {
  const lock = { "node_modules/a": {}, "node_modules/b/node_modules/a": {}, "node_modules/b": {} };
  expect(findInLock(lock, "node_modules/b", "a")).toBe("node_modules/b/node_modules/a");
  expect(findInLock(lock, "node_modules/c", "a")).toBe("node_modules/a");
});
