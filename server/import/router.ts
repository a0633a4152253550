import { command, procedure, router, unstoredCommand } from "@/server/trpc/init";
import { importFile } from "./commands/import-file";
import { describeKinds } from "./queries/describe-kinds";
import { listImports } from "./queries/list-imports";
import { type ImportFileForm, importFileForm } from "./schema";

const fileOf = ({ kind, format, content }: ImportFileForm) => ({
  kind,
  format,
  content: Buffer.from(content, "base64"),
});

/**
 * Master data in bulk, for the HQ page. A file with bad rows is refused with `import/rows-refused`, which names them.
 * `apply` alone is a word that tRPC keeps for itself. A check writes nothing, so its answer is not kept.
 */
export const importRouter = router({
  kinds: procedure("import.read").query(({ ctx }) => describeKinds(ctx.actor)),
  history: procedure("import.read").query(({ ctx }) => listImports(ctx.db, ctx.actor)),
  checkFile: unstoredCommand("import.read", importFileForm, ({ db, actor, input, now }) =>
    importFile(db, actor, { ...fileOf(input), mode: "check" }, now),
  ),
  applyFile: command("import.read", importFileForm, ({ db, actor, input, now }) =>
    importFile(db, actor, { ...fileOf(input), mode: "apply" }, now),
  ),
});
