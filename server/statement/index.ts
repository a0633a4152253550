export { acceptSilent } from "@/server/statement/commands/accept-silent";
export { buildStatements } from "@/server/statement/commands/build-statements";
export { getStatementFile, type StatementFormat } from "@/server/statement/queries/get-statement-file";
