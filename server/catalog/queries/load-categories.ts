import type { Sql } from "@/db/client";

interface Category {
  id: number;
  code: string;
  parentId: number | null;
}

/** All categories, with what they lie in. */
export const loadCategories = (sql: Sql) =>
  sql<Category[]>`select id, code, parent_id as "parentId" from categories`;

/** For every category itself and its ancestors, nearest first. */
export function pathsOf(categories: readonly Category[]): Map<number, number[]> {
  const parentOf = new Map(categories.map((category) => [category.id, category.parentId]));
  const paths = new Map<number, number[]>();
  for (const { id } of categories) {
    const path: number[] = [];
    for (let at: number | null = id; at !== null && !path.includes(at); at = parentOf.get(at) ?? null)
      path.push(at);
    paths.set(id, path);
  }
  return paths;
}
