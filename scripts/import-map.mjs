// Who may import whom (server/README.md): the map as a table, and the check that every file keeps to it.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** Everybody in server/ may call these: the ground (shared), who is asking (auth), what happened (event). */
const GROUND = ["shared", "auth", "event"];
const BOOKS = ["account", "stock", "notify"];
const MASTER = ["org", "catalog", "template", "promotion"];

/**
 * What the folders of server/ may call besides GROUND. A line reads: "pool may call delivery, wave, the books and the
 * master data". Goods flow order → pool → delivery → wave; a wave is a set of deliveries, so wave calls delivery and
 * delivery does not know waves. What must flow back goes through a book, with the document as its cause.
 * @type {Record<string, readonly string[]>}
 */
export const mayCall = {
  shared: [],
  event: [],
  auth: [],
  photo: [],
  account: ["org", "photo", "notify"],
  stock: ["org", "catalog"],
  notify: [],
  sheet: [],
  bank: ["account", "sheet"],
  cod: ["account"],
  funds: ["account"],
  period: [],
  statement: ["period"],
  org: ["account"],
  catalog: ["org", "account", "stock"],
  template: ["org", "catalog", "notify"],
  promotion: ["account", "org", "catalog"],
  pos: [...BOOKS, ...MASTER],
  upgrade: ["photo", "org", "notify"],
  "store-stock": ["pos", ...BOOKS, ...MASTER],
  shrinkage: ["store-stock", "photo", ...BOOKS, ...MASTER],
  direct: ["warehouse", "store-stock", ...BOOKS, ...MASTER],
  stocktake: ["store-stock", ...BOOKS, ...MASTER],
  order: ["pool", "pos", ...BOOKS, ...MASTER],
  pool: ["tag", "wave", "delivery", ...BOOKS, ...MASTER],
  wave: ["check", "delivery", ...BOOKS, ...MASTER],
  check: ["delivery", ...BOOKS, ...MASTER],
  warehouse: [...BOOKS, ...MASTER],
  dock: ["tag", "wave", "delivery", "photo", ...BOOKS, ...MASTER],
  light: ["wave", "dock", "delivery"],
  delivery: ["stocktake", "warehouse", "tag", "photo", ...BOOKS, ...MASTER],
  returns: ["delivery", "store-stock", ...BOOKS, ...MASTER],
  tag: ["store-stock", ...BOOKS, ...MASTER],
  retail: ["tag", "store-stock", ...BOOKS, ...MASTER],
  import: ["retail", "sheet", "order", ...BOOKS, ...MASTER],
  report: [
    "upgrade",
    "retail",
    "order",
    "pool",
    "wave",
    "delivery",
    "returns",
    "store-stock",
    ...BOOKS,
    ...MASTER,
  ],
  proof: [],
};

/** Transports and the programs themselves: they may call every domain, no domain calls them. */
const OUTSIDE = ["trpc", "rest", "upload", "socket", "jobs", "testing", "web", "worker", "commands"];
/** Modules of a domain that others may import besides its index.ts: types and errors carry no behaviour. */
const FACES = ["index", "schema", "errors"];
const MORE_FACES = { auth: ["actor", "abilities"], promotion: ["engine"], org: [], catalog: [] };
/** Screens that are themselves the server's edge: they sign in, read the session, and make the tRPC caller. */
const SERVER_EDGE =
  /^app\/(api\/|_lib\/session\.tsx?$|_lib\/trpc\/server\.tsx?$|sign-in\/|_lib\/[\w-]+-actions?\.ts$|([^/]+\/)*[\w-]*actions?\.ts$)/;
const KNOWS_THE_CLOCK = /^server\/(rest|socket|trpc|jobs|testing|commands)\/|^server\/(web|worker|log)\.ts$/;

const isTest = (/** @type {string} */ file) =>
  /\.test\.tsx?$/.test(file) || /^server\/testing\//.test(file) || /\/test-[\w-]+\.ts$/.test(file);
const isRule = (/** @type {string} */ file) =>
  /^server\/[\w-]+\/(rules|engine)(\.ts$|\/)/.test(file) && !isTest(file);

/** @param {string} source without its comments; strings stay */
const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\/|(?<=^|[^:"'`])\/\/.*$/gm, "");

/**
 * The imports of a source text.
 * @param {string} source
 * @returns {{ specifier: string, isType: boolean }[]}
 */
export function importsOf(source) {
  const text = withoutComments(source);
  const found = [];
  for (const [, keyword, clause, specifier] of text.matchAll(
    /^\s*(import|export)\s+(?:([^"';]*?)\s+from\s+)?["']([^"']+)["']/gm,
  )) {
    if (keyword === "export" && clause === undefined) continue;
    const names = clause
      ?.match(/^\{([\s\S]*)\}$/)?.[1]
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    const isType =
      /^type\s/.test(clause ?? "") ||
      (names !== undefined && names.length > 0 && names.every((name) => name.startsWith("type ")));
    found.push({ specifier: specifier ?? "", isType });
  }
  for (const [, specifier] of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g))
    found.push({ specifier: specifier ?? "", isType: false });
  return found;
}

/** The path inside the project that an import names, without extension; undefined for a package. @param {string} file @param {string} specifier */
function resolve(file, specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return undefined;
  return path.posix
    .normalize(path.posix.join(path.posix.dirname(file), specifier))
    .replace(/\.(tsx?|mjs|js)$/, "");
}

/** The folder of server/ that a path is in, `web` for server/web.ts. @param {string} file */
const folderOf = (file) => file.match(/^server\/([\w-]+)/)?.[1];

/** @param {string} file @param {string} target @returns {string | undefined} */
function brokenByServer(file, target) {
  const own = folderOf(file) ?? "";
  const other = folderOf(target);
  if (/^(app|e2e|bench|scripts)\//.test(target)) return "server/ knows no screen and no script";
  if (own === "shared" && !target.startsWith("server/shared")) return "server/shared is a leaf";
  if (isTest(file) || other === undefined || other === own || OUTSIDE.includes(own) || other === "shared")
    return undefined;
  if (other === "log") return undefined;
  if (/\/(router|procedures?)\.ts$/.test(file) && other === "trpc") return undefined;
  if (OUTSIDE.includes(other)) return `server/${own} does not know the transport server/${other}`;
  if (!GROUND.includes(other) && !(mayCall[own] ?? []).includes(other))
    return `server/${own} may not call server/${other} (see mayCall)`;
  const face = target.slice(`server/${other}`.length + 1) || "index";
  const faces = [
    ...(isRule(file) || file.endsWith("/schema.ts") ? ["rules"] : []),
    ...FACES,
    ...(MORE_FACES[/** @type {keyof typeof MORE_FACES} */ (other)] ?? []),
  ];
  if (!faces.includes(face.split("/")[0] ?? "")) return `server/${other} is entered through its index.ts`;
  return undefined;
}

/** @param {string} file @param {string} target */
function brokenByRule(file, target) {
  const own = `server/${folderOf(file)}/`;
  const isAllowed =
    target.startsWith("server/shared") ||
    target === `${own}errors` ||
    /^server\/[\w-]+\/rules(\/|$)/.test(target) ||
    target.startsWith(`${own}engine`) ||
    target.startsWith("server/promotion/engine");
  return isAllowed ? undefined : "a rule imports server/shared, its own errors, other rules, and types";
}

/** @param {string} file @param {string} target */
function brokenByApp(file, target) {
  if (/^(e2e|bench|scripts)\//.test(target)) return "app/ imports no test and no script";
  if (!/^(server|db)\//.test(target) || SERVER_EDGE.test(file) || isTest(file)) return undefined;
  const isAllowed = /^server\/(shared\/|[\w-]+\/schema$|promotion\/engine|order\/rules\/)/.test(target);
  return isAllowed
    ? undefined
    : "a screen imports only schema.ts, server/shared and the pure rules that it shares at run time; the rest as types";
}

/** @param {string} file @param {string} target */
function brokenByDb(file, target) {
  if (/^db\/seed\//.test(file) || isTest(file)) return undefined;
  return /^(db|server\/shared)\//.test(target) ? undefined : "db/ knows no rule and no screen";
}

/**
 * Every way in which one file breaks the map.
 * @param {string} file path inside the project
 * @param {string} source
 * @returns {string[]}
 */
export function violationsIn(file, source) {
  const problems = [];
  for (const { specifier, isType } of importsOf(source)) {
    const target = resolve(file, specifier);
    let problem;
    if (target === undefined) {
      if (specifier === "lucia" && !file.startsWith("server/auth/"))
        problem = "Lucia is known to server/auth alone";
      else if (isRule(file) && !isType && /^(node:|drizzle-orm|postgres|react|next)/.test(specifier))
        problem = "a rule knows values only";
    } else if (file.startsWith("db/")) problem = brokenByDb(file, target);
    else if (file.startsWith("app/") && !isType) problem = brokenByApp(file, target);
    else if (file.startsWith("server/")) {
      problem =
        (isType ? undefined : isRule(file) && brokenByRule(file, target)) || brokenByServer(file, target);
      if (isType && problem?.endsWith("(see mayCall)")) problem = undefined;
    }
    if (problem) problems.push(`${file}: imports "${specifier}": ${problem}`);
  }
  if (file.startsWith("server/") && !isTest(file)) {
    const text = withoutComments(source);
    if (!KNOWS_THE_CLOCK.test(file) && /new Date\(\s*\)|\bDate\.now\(/.test(text))
      problems.push(`${file}: asks the clock: "now" is an argument`);
    if (!file.startsWith("server/trpc/") && /\bTRPCError\b/.test(text))
      problems.push(`${file}: TRPCError belongs to server/trpc`);
  }
  return problems;
}

/** Files longer than a reader likes. @param {string} file @param {string} source */
export const isTooLong = (file, source) =>
  !/\.(json|sql)$/.test(file) && source.trimEnd().split("\n").length >= 250;

/** @param {string} root */
export function checkTree(root) {
  const files = globSync("{app,server,db,e2e,bench,scripts}/**/*.{ts,tsx,mjs}", { cwd: root });
  const map = [];
  const length = [];
  for (const name of files.sort()) {
    const file = name.split(path.sep).join("/");
    const source = readFileSync(path.join(root, name), "utf8");
    map.push(...violationsIn(file, source));
    if (isTooLong(file, source)) length.push(`${file}: 250 lines or more; give a part of it its own name`);
  }
  return { map, length, files: files.length };
}

if (process.argv[1] === import.meta.filename) {
  const { map, length, files } = checkTree(path.resolve(import.meta.dirname, ".."));
  for (const problem of [...map, ...length]) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${files} files, ${map.length + length.length} problems\n`);
  process.exitCode = map.length + length.length > 0 ? 1 : 0;
}
