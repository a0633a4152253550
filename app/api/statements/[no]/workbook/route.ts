import { handleGetWorkbook } from "@/server/upload/statements";

export { handleGetWorkbook as GET };
