import type { Endpoint } from "@/server/rest/endpoint";
import { wrong } from "@/server/rest/errors";

interface Node {
  children: Map<string, Node>;
  parameter?: Node;
  endpoints: Map<string, { endpoint: Endpoint; names: string[] }>;
}

export interface Found {
  endpoint: Endpoint;
  params: Record<string, string>;
}

const newNode = (): Node => ({ children: new Map(), endpoints: new Map() });
const parts = (path: string) => path.split("/").slice(1);

/** Compiles the declared paths into a tree, once. A path declared twice for one method is a defect. */
export function compilePaths(endpoints: readonly Endpoint[]): (method: string, path: string) => Found {
  const root = newNode();
  for (const endpoint of endpoints) plant(root, endpoint);
  return (method, path) => find(root, method, path);
}

function plant(root: Node, endpoint: Endpoint): void {
  const names: string[] = [];
  let node = root;
  for (const part of parts(endpoint.path)) {
    if (part.startsWith(":")) {
      names.push(part.slice(1));
      node.parameter ??= newNode();
      node = node.parameter;
    } else {
      const next = node.children.get(part) ?? newNode();
      node.children.set(part, next);
      node = next;
    }
  }
  if (node.endpoints.has(endpoint.method))
    throw new Error(`declared twice: ${endpoint.method} ${endpoint.path}`);
  node.endpoints.set(endpoint.method, { endpoint, names });
}

function find(root: Node, method: string, path: string): Found {
  const values: string[] = [];
  let node: Node | undefined = root;
  for (const part of parts(path)) {
    const fixed: Node | undefined = node.children.get(part);
    if (!fixed) values.push(part);
    node = fixed ?? (part === "" ? undefined : node.parameter);
    if (!node) throw wrong.unknownPath(path);
  }
  if (node.endpoints.size === 0) throw wrong.unknownPath(path);
  const found = node.endpoints.get(method);
  if (!found) throw wrong.method(method, [...node.endpoints.keys()].join(", "));
  const params: Record<string, string> = {};
  found.names.forEach((name, index) => {
    params[name] = decoded(values[index] ?? "");
  });
  return { endpoint: found.endpoint, params };
}

function decoded(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) throw wrong.path();
    throw error;
  }
}
