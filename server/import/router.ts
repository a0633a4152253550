import { command, procedure, router } from "@/server/trpc/init";
import { importFile } from "./commands/import-file";
import { type ImportFileForm, importFileForm, importKinds } from "./schema";

const fileOf = ({ kind, format, content }: ImportFileForm) => ({
  kind,
  format,
  content: Buffer.from(content, "base64"),
});

/**
 * Master data in bulk, for the HQ page. A file with bad rows is refused with `import/rows-refused`, which names them.
 * `apply` alone is a word that tRPC keeps for itself.
 */
export const importRouter = router({
  kinds: procedure("import.run").query(() => importKinds),
  checkFile: procedure("import.run")
    .input(importFileForm)
    .mutation(({ ctx, input }) =>
      importFile(ctx.db, ctx.actor, { ...fileOf(input), mode: "check" }, ctx.now()),
    ),
  applyFile: command("import.run", importFileForm, ({ db, actor, input, now }) =>
    importFile(db, actor, { ...fileOf(input), mode: "apply" }, now),
  ),
});
