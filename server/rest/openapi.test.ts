import { expect, test } from "vitest";
import { endpoints } from "@/server/rest/endpoints";
import { openApiOf } from "@/server/rest/openapi";
import { compilePaths } from "@/server/rest/paths";

// Guarantees that every endpoint can be described and found, and that none hides another.
test("the description has every endpoint of the interface, and each is found by its path", () => {
  const { paths } = openApiOf(endpoints);
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const declared = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(described.sort()).toEqual(declared.sort());

  const find = compilePaths(endpoints);
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "x-$1");
    expect(find(endpoint.method, path).endpoint).toBe(endpoint);
  }
});
