import { z } from "zod";
import type { Endpoint } from "@/server/rest/endpoint";

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "Stable, such as account/insufficient-balance" },
    detail: { type: "string", description: "A sentence with the numbers in it" },
    fields: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    details: {},
  },
};

/** The OpenAPI 3.1 description of the endpoints, made from the schemas that validate them. */
export function openApiOf(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Storeline", version: "1" },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operationOf(endpoint: Endpoint) {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  return {
    summary: endpoint.summary,
    ...(endpoint.ability ? { "x-ability": endpoint.ability } : {}),
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...queryParametersOf(endpoint.query),
      ...(endpoint.method === "POST" ? [keyParameter] : []),
    ],
    ...bodyOf(endpoint),
    responses: {
      "2XX": {
        description: "Done, or what was asked for",
        content: {
          "application/json": { schema: endpoint.answer ? jsonSchema(endpoint.answer, "output") : {} },
        },
      },
      default: {
        description: "Refused; nothing was changed",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

const keyParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "The same key with the same body returns the first answer again; kept for 24 hours",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function bodyOf({ input, file }: Endpoint) {
  if (file) {
    const content = Object.fromEntries(
      file.contentTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
    );
    return { requestBody: { required: true, content } };
  }
  if (!input) return {};
  return {
    requestBody: {
      required: !input.safeParse({}).success,
      content: { "application/json": { schema: jsonSchema(input, "input") } },
    },
  };
}

function queryParametersOf(query: z.ZodType) {
  const schema = jsonSchema(query, "input");
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: "query",
    required: required.has(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
