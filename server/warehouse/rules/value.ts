export { valueFen } from "@/server/shared/value";
