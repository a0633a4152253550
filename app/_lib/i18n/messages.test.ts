import { describe, expect, it } from "vitest";
import { messagesOf } from "./messages";

/** Every message by its key, with the arguments and tags it uses. */
function shapeOf(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") {
    // Not the branches of a plural: "one {this} other {these}".
    const used = node.match(/(?<!(?:\bone|\bother|=\d+) )\{\w+(?=[,}])|<\w+/g) ?? [];
    return [[path, [...new Set(used)].sort().join(" ")]];
  }
  return Object.entries(node as object).flatMap(([key, child]) =>
    shapeOf(child, path ? `${path}.${key}` : key),
  );
}

describe("messages", () => {
  it("say the same things in Chinese and in English, with the same numbers in them", () => {
    const en = Object.fromEntries(shapeOf(messagesOf.en, ""));
    const zh = Object.fromEntries(shapeOf(messagesOf.zh, ""));
    expect(zh).toEqual(en);
  });

  it("are never empty", () => {
    const texts = JSON.stringify(messagesOf).match(/:""/g);
    expect(texts).toBeNull();
  });
});
